// Providers that do not do what they should.
using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Web;
using System.Web.Services;
using System.Web.Services.Protocols;

// Its faults tell too much.
[WebService(Namespace = "http://tempuri.org/")]
public class Faulty : Provider
{
    [WebMethod]
    public ExternalLoginProviderResult Authenticate(ExternalLoginProviderInputs inputs)
    {
        Record("Authenticate", inputs);
        throw Indiscreet(inputs);
    }

    [WebMethod]
    public ExternalTicketProviderResult StartTicket(ExternalTicketProviderInputs inputs)
    {
        Record("StartTicket", inputs);
        throw new InvalidOperationException("No connection to the order database.");
    }

    [WebMethod]
    public ExternalEventProviderResult NotifyEventFired(ExternalEventProviderInputs inputs)
    {
        Record("NotifyEventFired", inputs);
        throw Indiscreet(inputs);
    }

    static Exception Indiscreet(ExternalInputs inputs)
    {
        string all = string.Join("; ", inputs.InputVariables);
        return new SoapException("Out of order: " + all, SoapException.ServerFaultCode);
    }
}

[WebService(Namespace = "http://tempuri.org/")]
public class Slow : Provider
{
    const double Usual = 2;

    // The subject may begin with the seconds that it takes.
    [WebMethod]
    public ExternalTicketProviderResult StartTicket(ExternalTicketProviderInputs inputs)
    {
        Record("StartTicket", inputs);
        double seconds;
        if (!Double.TryParse(Read(inputs)["subject"].Split(' ')[0], out seconds))
            seconds = Usual;
        Thread.Sleep(TimeSpan.FromSeconds(seconds));
        return Answer<ExternalTicketProviderResult>(true, "at last", "TicketCreation=FALSE");
    }
}

// What its answers are instead: chosen by the department.
[WebService(Namespace = "http://tempuri.org/")]
public class Garbage : Provider
{
    const string Envelope = "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>";
    const string End = "</soap:Body></soap:Envelope>";

    [WebMethod]
    public ExternalTicketProviderResult StartTicket(ExternalTicketProviderInputs inputs)
    {
        Record("StartTicket", inputs);
        Context.Response.Filter = new Instead(Context.Response.Filter, Text(Read(inputs)["departmentName"]));
        return Answer<ExternalTicketProviderResult>(true, "", "TicketCreation=FALSE");
    }

    static string Text(string kind)
    {
        switch (kind)
        {
            case "page": return "<html><body>We are moving<br>";
            case "nothing": return "";
            case "bytes": return "\u0000\u0001\ufffd%PDF-1.7";
            case "cut": return Envelope + Result("http://tempuri.org/").Substring(0, 90);
            case "other xml": return "<rss version=\"2.0\"><channel/></rss>";
            case "no result": return Envelope + End;
            case "foreign": return Envelope + Result("http://elsewhere.example/") + End;
            case "entities":
                return "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>" + Envelope
                    + Result("http://tempuri.org/").Replace("why", "&b;") + End;
            case "huge":
                return Envelope + Result("http://tempuri.org/").Replace("why", new String('x', 20000000)) + End;
            default: throw new ArgumentException(kind);
        }
    }

    // Would refuse the ticket, if it were believed.
    static string Result(string ns)
    {
        return "<StartTicketResponse xmlns=\"" + ns + "\"><StartTicketResult><Success>true</Success>"
            + "<Message>why</Message><OutputVariables><string>TicketCreation=FALSE</string></OutputVariables>"
            + "</StartTicketResult></StartTicketResponse>";
    }
}

// Swallows an answer and puts out a text in its place.
class Instead : MemoryStream
{
    readonly Stream target;
    byte[] text;

    public Instead(Stream target, string text)
    {
        this.target = target;
        this.text = Encoding.UTF8.GetBytes(text);
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        if (text.Length > 0)
            target.Write(text, 0, text.Length);
        text = new byte[0];
    }
}

// Its connection ends in the middle of the answer.
[WebService(Namespace = "http://tempuri.org/")]
public class Dying : Provider
{
    [WebMethod]
    public ExternalTicketProviderResult StartTicket(ExternalTicketProviderInputs inputs)
    {
        Record("StartTicket", inputs);
        var worker = (HttpWorkerRequest)((IServiceProvider)Context).GetService(typeof(HttpWorkerRequest));
        worker.CloseConnection();
        return Answer<ExternalTicketProviderResult>(true, "never seen", "TicketCreation=FALSE");
    }
}
