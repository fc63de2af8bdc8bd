// What all providers here share: they write down each call as it came, and read it as strictly as
// the vendor's own connector does.
using System;
using System.Collections.Generic;
using System.IO;
using System.Web;
using System.Web.Script.Serialization;
using System.Web.Services;

public abstract class Provider : WebService
{
    protected const string Password = "k9-secret";
    static readonly object Gate = new object();

    // Appends the call to calls.jsonl: service, operation, SOAPAction and the list, null when absent.
    protected void Record(string operation, ExternalInputs inputs)
    {
        var call = new Dictionary<string, object>
        {
            {"service", GetType().Name},
            {"operation", operation},
            {"action", Context.Request.Headers["SOAPAction"]},
            {"inputs", inputs == null ? null : inputs.InputVariables},
        };
        string line = new JavaScriptSerializer().Serialize(call) + "\n";
        lock (Gate)
            File.AppendAllText(Path.Combine(HttpRuntime.AppDomainAppPath, "calls.jsonl"), line);
    }

    // Keys are taken as they are spelled, the last duplicate wins. An item without "=" is fatal, so
    // is an empty or nil one, and so is the absence of the parameter.
    protected static Dictionary<string, string> Read(ExternalInputs inputs)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string item in inputs.InputVariables ?? new List<string>())
        {
            int mark = item.IndexOf('=');
            read[item.Substring(0, mark)] = item.Substring(mark + 1);
        }
        return read;
    }

    // Null for a call that may go on, else why it fails as a call.
    protected static string Trouble(Dictionary<string, string> inputs, params string[] required)
    {
        if (!inputs.ContainsKey("authPW") || inputs["authPW"] != Password)
            return "Permission Denied";
        foreach (string key in required)
            if (!inputs.ContainsKey(key))
                return "Required Input Missing: " + key;
        return null;
    }

    protected static T Answer<T>(bool success, string message, params string[] variables)
        where T : ExternalResult, new()
    {
        return new T { Success = success, Message = message, OutputVariables = new List<string>(variables) };
    }
}
