// WCF channels over BasicHttpBinding. Mono's svcutil writes nothing for an ASMX contract, so the
// two interfaces are declared here; the data classes are those that wsdl makes.
using System;
using System.ServiceModel;

[ServiceContract(Namespace = Names.Tickets)]
public interface ITickets
{
    [OperationContract(Action = Names.Tickets + "/PingService", ReplyAction = "*"), XmlSerializerFormat]
    Tickets.IsAvailableResult PingService(string authUsername, string authPassword, string dataUsername);

    [OperationContract(Action = Names.Tickets + "/CreateTicket", ReplyAction = "*"), XmlSerializerFormat]
    Tickets.StringRequestResult CreateTicket(string authUserName, string authPassword, int departmentID, int groupId,
        int userIdOfAgent, string toAddress, string subject, string body, bool isHtml, bool setWaiting, bool sendEmail);

    [OperationContract(Action = Names.Tickets + "/CreateTicketFromCustomer", ReplyAction = "*"), XmlSerializerFormat]
    Tickets.StringRequestResult CreateTicketFromCustomer(string authUserName, string authPassword, int departmentId,
        string fromAddress, string subject, string body, bool isHtml, bool sendAutoResponder);

    [OperationContract(Action = Names.Tickets + "/GetTicketInfo", ReplyAction = "*"), XmlSerializerFormat]
    Tickets.TicketInfoResult GetTicketInfo(string authUserName, string authPassword, int ticketId);

    [OperationContract(Action = Names.Tickets + "/GetTicketInfoByTicketNumber", ReplyAction = "*"), XmlSerializerFormat]
    Tickets.TicketInfoResult GetTicketInfoByTicketNumber(string authUserName, string authPassword, string ticketNumber);

    [OperationContract(Action = Names.Tickets + "/GetTicketsBySearch", ReplyAction = "*"), XmlSerializerFormat]
    Tickets.TicketInfoArrayResult GetTicketsBySearch(string authUserName, string authPassword, string[] searchCriteria);

    [OperationContract(Action = Names.Tickets + "/AddTicketNote", ReplyAction = "*"), XmlSerializerFormat]
    Tickets.GenericResult AddTicketNote(string authUserName, string authPassword, string ticketNumber,
        string messageType, string notetext);

    [OperationContract(Action = Names.Tickets + "/GetTicketConversationPartList", ReplyAction = "*"), XmlSerializerFormat]
    Tickets.TicketPartInfoArrayResult GetTicketConversationPartList(string authUserName, string authPassword, int ticketId);

    [OperationContract(Action = Names.Tickets + "/GetTicketMessageHtml", ReplyAction = "*"), XmlSerializerFormat]
    Tickets.TicketMessageBodyResult GetTicketMessageHtml(string authUserName, string authPassword, long ticketMessageId);

    [OperationContract(Action = Names.Tickets + "/GetTicketMessagePlainText", ReplyAction = "*"), XmlSerializerFormat]
    Tickets.TicketMessageBodyResult GetTicketMessagePlainText(string authUserName, string authPassword, long ticketMessageId);

    [OperationContract(Action = Names.Tickets + "/AddTicketAttachment", ReplyAction = "*"), XmlSerializerFormat]
    Tickets.TicketAttachmentInfoResult AddTicketAttachment(string authUserName, string authPassword, string ticketNumber,
        long ticketMessageId, string fileName, byte[] data, int fileLength, DateTime dateCreatedUTC);

    [OperationContract(Action = Names.Tickets + "/GetTicketAttachments", ReplyAction = "*"), XmlSerializerFormat]
    Tickets.TicketAttachmentInfoArrayResult GetTicketAttachments(string authUserName, string authPassword, int ticketId);

    [OperationContract(Action = Names.Tickets + "/SetTicketProperties", ReplyAction = "*"), XmlSerializerFormat]
    Tickets.GenericResult SetTicketProperties(string authUserName, string authPassword, string ticketNumber,
        string[] ticketPropertyValues);

    [OperationContract(Action = Names.Tickets + "/CloseTicket", ReplyAction = "*"), XmlSerializerFormat]
    Tickets.GenericResult CloseTicket(string authUserName, string authPassword, string ticketNumber, string closingComment);
}

[ServiceContract(Namespace = Names.Organization)]
public interface IOrganization
{
    [OperationContract(Action = Names.Organization + "/ValidateAgent", ReplyAction = "*"), XmlSerializerFormat]
    Organization.AgentRoleInfo ValidateAgent(string agentUserName, string agentPassword);

    [OperationContract(Action = Names.Organization + "/GetAllDepartments", ReplyAction = "*"), XmlSerializerFormat]
    Organization.DepartmentInfoArrayResult GetAllDepartments(string authUserName, string authPassword);

    [OperationContract(Action = Names.Organization + "/GetAllAgents", ReplyAction = "*"), XmlSerializerFormat]
    Organization.AgentInfoArrayResult GetAllAgents(string authUserName, string authPassword);

    [OperationContract(Action = Names.Organization + "/GetAllGroups", ReplyAction = "*"), XmlSerializerFormat]
    Organization.GroupInfoArrayResult GetAllGroups(string authUserName, string authPassword);
}

static class Names
{
    public const string Tickets = "http://www.smartertools.com/SmarterTrack/Services2/svcTickets.asmx";
    public const string Organization = "http://www.smartertools.com/SmarterTrack/Services2/svcOrganization.asmx";
}

static class Connect
{
    public static ITickets Tickets(string url)
    {
        return Channel<ITickets>(url);
    }

    public static IOrganization Organization(string url)
    {
        return Channel<IOrganization>(url);
    }

    public static string Fault(Action call)
    {
        try
        {
            call();
        }
        catch (FaultException fault)
        {
            return fault.Message;
        }
        throw new Exception("no fault");
    }

    static T Channel<T>(string url)
    {
        var binding = new BasicHttpBinding {MaxReceivedMessageSize = 16 * 1024 * 1024};
        binding.ReaderQuotas.MaxStringContentLength = 16 * 1024 * 1024;
        return new ChannelFactory<T>(binding, new EndpointAddress(url)).CreateChannel();
    }
}
