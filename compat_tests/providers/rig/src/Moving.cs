// A service whose author gave it another namespace while the help desk ran.
using System.Web.Services;

public abstract class Moving : Provider
{
    protected ExternalTicketProviderResult Refuse(ExternalTicketProviderInputs inputs)
    {
        Record("StartTicket", inputs);
        return Answer<ExternalTicketProviderResult>(true, "Refused by " + GetType().Name, "TicketCreation=FALSE");
    }
}

[WebService(Namespace = "http://tempuri.org/")]
public class Before : Moving
{
    [WebMethod]
    public ExternalTicketProviderResult StartTicket(ExternalTicketProviderInputs inputs)
    {
        return Refuse(inputs);
    }
}

[WebService(Namespace = "urn:customer:provider")]
public class After : Moving
{
    [WebMethod]
    public ExternalTicketProviderResult StartTicket(ExternalTicketProviderInputs inputs)
    {
        return Refuse(inputs);
    }
}
