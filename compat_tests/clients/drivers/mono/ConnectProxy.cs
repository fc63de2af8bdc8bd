// Proxies made by wsdl: SOAP 1.1 is their default, 1.2 is asked for by a property.
using System;
using System.Web.Services.Protocols;

static class Connect
{
    static readonly SoapProtocolVersion Version = Environment.GetEnvironmentVariable("STORY_SOAP_VERSION") == "1.2"
        ? SoapProtocolVersion.Soap12
        : SoapProtocolVersion.Soap11;

    public static Tickets.svcTickets Tickets(string url)
    {
        return new Tickets.svcTickets {Url = url, SoapVersion = Version};
    }

    public static Organization.svcOrganization Organization(string url)
    {
        return new Organization.svcOrganization {Url = url, SoapVersion = Version};
    }

    // A fault that is about the body, not a header, has a detail; the proxy then raises this class.
    public static string Fault(Action call)
    {
        try
        {
            call();
        }
        catch (SoapException fault) when (fault.GetType() == typeof(SoapException))
        {
            return fault.Message;
        }
        throw new Exception("no fault");
    }
}
