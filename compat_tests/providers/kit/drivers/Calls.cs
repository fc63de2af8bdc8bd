// Calls a provider through proxies that Mono's wsdl wrote from one contract in several namespaces.
//
// Arguments: the address, the password, and the C# namespace of each proxy. Each call leaves a line:
// the C# namespace, the operation, Success, Message and the output variables, with tabs between.

using System;
using System.Collections.Generic;
using System.Reflection;
using System.Web.Services.Protocols;

public static class Calls
{
    static readonly string[][] Asked = {
        new[] { "Authenticate", "loginUsername=ann.lee", "loginPassword=a=b&c" },
        new[] { "Authenticate", "loginUsername=ann.lee", "loginPassword=wrong" },
        new[] { "GetSignInCookieInfo", "loginUsername=ann.lee" },
        new[] { "RegisterUser", "loginUsername=x", "loginPassword=y" },
        new[] { "GetCustomFieldOptions", "departmentName=Support", "location=PRE" },
        new[] { "StartTicket", "departmentName=Support", "subject=Zoë <&>", "ticketNumber=1" },
        new[] { "StartTicket", "departmentName=Support", "ticketNumber=1" },
        new[] { "StartChat", "departmentName=Support", "loginUsername=ann.lee", "cf_Product=Backup" },
        new[] { "GetUserDetails", "username=ann.lee", "group=Night Shift" },
        new[] { "NotifyEventFired", "eventType=501000", "args_title=Freeing disk space" },
    };

    public static void Main(string[] arguments)
    {
        for (int index = 2; index < arguments.Length; index++)
        {
            Type kind = Type.GetType(arguments[index] + ".EveryKind", true);
            var proxy = (SoapHttpClientProtocol)Activator.CreateInstance(kind);
            proxy.Url = arguments[0];
            foreach (string[] call in Asked)
                Make(arguments[index], proxy, arguments[1], call);
        }
    }

    static void Make(string name, object proxy, string password, string[] call)
    {
        MethodInfo method = proxy.GetType().GetMethod(call[0]);
        Type inputs = method.GetParameters()[0].ParameterType;
        var items = new List<string>(call);
        items[0] = "authPW=" + password;
        object parameter = Activator.CreateInstance(inputs);
        Put(parameter, "InputVariables", items.ToArray());
        object result = method.Invoke(proxy, new[] { parameter });
        Console.WriteLine(string.Join("\t", new[] {
            name,
            call[0],
            Get(result, "Success").ToString(),
            (string)Get(result, "Message"),
            string.Join("|", (string[])Get(result, "OutputVariables") ?? new string[0]),
            Extra(result),
        }));
    }

    static string Extra(object result)
    {
        string html = (string)Get(result, "UserInfoHtml");
        var fields = (Array)Get(result, "CustomFieldDataItems");
        if (fields == null)
            return html;
        object first = fields.GetValue(0);
        var options = (string[])Get(first, "ListOptions");
        return Get(first, "CustomFieldName") + " " + string.Join(",", options);
    }

    static object Get(object target, string name)
    {
        var property = target.GetType().GetProperty(name);
        var field = target.GetType().GetField(name);
        if (property != null)
            return property.GetValue(target, null);
        return field == null ? null : field.GetValue(target);
    }

    static void Put(object target, string name, object value)
    {
        var property = target.GetType().GetProperty(name);
        if (property != null)
            property.SetValue(target, value, null);
        else
            target.GetType().GetField(name).SetValue(target, value);
    }
}
