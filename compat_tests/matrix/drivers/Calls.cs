// Makes calls through the proxies that wsdl wrote: reads one per line, as JSON with service,
// operation and arguments, and writes one line for each, as JSON with its result or its error.
//
// Started with the SOAP version and the URL of each service, as `service=url`. Dates are texts of
// ISO 8601, bytes base64, values of enumerations their names.
using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Web.Script.Serialization;
using System.Web.Services.Protocols;

static class Calls
{
    static readonly JavaScriptSerializer Json = new JavaScriptSerializer {MaxJsonLength = Int32.MaxValue};

    static void Main(string[] arguments)
    {
        var version = arguments[0] == "1.2" ? SoapProtocolVersion.Soap12 : SoapProtocolVersion.Soap11;
        var proxies = arguments.Skip(1).Select(one => one.Split(new[] {'='}, 3))
            .ToDictionary(one => one[0], one => Proxy(one[1], one[2], version));
        var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
        var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) {AutoFlush = true};
        for (string line = input.ReadLine(); line != null; line = input.ReadLine())
            output.WriteLine(Json.Serialize(Answer(proxies, (IDictionary<string, object>) Json.DeserializeObject(line))));
    }

    static object Proxy(string space, string url, SoapProtocolVersion version)
    {
        var type = Assembly.GetExecutingAssembly().GetTypes().Single(one =>
            one.Namespace == space && typeof(SoapHttpClientProtocol).IsAssignableFrom(one));
        var proxy = (SoapHttpClientProtocol) Activator.CreateInstance(type);
        proxy.Url = url;
        proxy.SoapVersion = version;
        return proxy;
    }

    static object Answer(IDictionary<string, object> proxies, IDictionary<string, object> call)
    {
        try
        {
            var proxy = proxies[(string) call["service"]];
            var method = proxy.GetType().GetMethod((string) call["operation"]);
            var values = (IDictionary<string, object>) call["arguments"];
            var parameters = method.GetParameters().Select(one => Read(values[one.Name], one.ParameterType));
            return new Dictionary<string, object> {{"result", Write(method.Invoke(proxy, parameters.ToArray()))}};
        }
        catch (TargetInvocationException error)
        {
            return Failure(error.InnerException);
        }
        catch (Exception error)
        {
            return Failure(error);
        }
    }

    static object Failure(Exception error)
    {
        return new Dictionary<string, object> {{"error", error.GetType().Name + ": " + error.Message}};
    }

    static object Read(object value, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (value == null) return null;
        if (type.IsEnum) return Enum.Parse(type, (string) value);
        if (type == typeof(byte[])) return Convert.FromBase64String((string) value);
        if (type == typeof(DateTime))
            return DateTime.Parse((string) value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        if (type.IsArray) return ReadArray((object[]) value, type.GetElementType());
        var members = value as IDictionary<string, object>;
        return members == null ? Convert.ChangeType(value, type, CultureInfo.InvariantCulture) : ReadObject(members, type);
    }

    static Array ReadArray(object[] values, Type type)
    {
        var array = Array.CreateInstance(type, values.Length);
        Array.Copy(values.Select(value => Read(value, type)).ToArray(), array, values.Length);
        return array;
    }

    static object ReadObject(IDictionary<string, object> members, Type type)
    {
        var made = Activator.CreateInstance(type);
        foreach (var property in type.GetProperties())
            property.SetValue(made, Read(members[property.Name], property.PropertyType), null);
        return made;
    }

    static object Write(object value)
    {
        if (value == null || value is string) return value;
        if (value is DateTime) return Write((DateTime) value);
        if (value is byte[]) return Convert.ToBase64String((byte[]) value);
        if (value is IEnumerable) return ((IEnumerable) value).Cast<object>().Select(Write).ToArray();
        if (value is Enum) return value.ToString();
        if (value is decimal || value.GetType().IsPrimitive) return value;
        return value.GetType().GetProperties().ToDictionary(one => one.Name, one => Write(one.GetValue(value, null)));
    }

    static string Write(DateTime time)
    {
        if (time.Kind == DateTimeKind.Local) time = time.ToUniversalTime();
        var text = time.ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture);
        return text.TrimEnd('0').TrimEnd('.') + (time.Kind == DateTimeKind.Utc ? "Z" : "");
    }
}
