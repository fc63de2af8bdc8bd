// A provider of every kind, in the namespace that ASP.NET gives to those who choose none.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Web.Services;

[WebService(Namespace = "http://tempuri.org/")]
public class HelpDesk : Provider
{
    [WebMethod]
    public ExternalLoginProviderResult Authenticate(ExternalLoginProviderInputs inputs)
    {
        Record("Authenticate", inputs);
        var read = Read(inputs);
        string trouble = Trouble(read, "loginUsername", "loginPassword");
        if (trouble != null)
            return Answer<ExternalLoginProviderResult>(false, trouble);
        return read["loginPassword"] == "a=b&c" ? Known(read["loginUsername"]) : Unknown();
    }

    [WebMethod]
    public ExternalLoginProviderResult GetSignInCookieInfo(ExternalLoginProviderInputs inputs)
    {
        Record("GetSignInCookieInfo", inputs);
        var read = Read(inputs);
        string trouble = Trouble(read, "loginUsername");
        if (trouble != null)
            return Answer<ExternalLoginProviderResult>(false, trouble);
        return Known(read["loginUsername"]);
    }

    static ExternalLoginProviderResult Known(string name)
    {
        if (name == "bob")
            return Unknown();
        return Answer<ExternalLoginProviderResult>(true, "welcome", "Authentication=OK",
            "EmailAddress=" + name + "@customer.example", "DisplayName=Ann Lee", "cf_Plan=Pro",
            "cf_No Such Field=1");
    }

    static ExternalLoginProviderResult Unknown()
    {
        return Answer<ExternalLoginProviderResult>(true, "account closed", "Authentication=FAIL");
    }

    [WebMethod]
    public ExternalCustomFieldProviderResult GetCustomFieldOptions(ExternalCustomFieldProviderInputs inputs)
    {
        Record("GetCustomFieldOptions", inputs);
        var read = Read(inputs);
        string trouble = Trouble(read, "loginUsername", "departmentName", "location");
        if (trouble != null)
            return Answer<ExternalCustomFieldProviderResult>(false, trouble);
        bool paid = read["departmentName"] != "Unpaid";
        var answer = Answer<ExternalCustomFieldProviderResult>(true, paid ? "" : "Please pay first.",
            "CanStartTickets=" + paid, "CanStartChats=False");
        answer.CustomFieldDataItems = new List<ExternalCustomFieldData> {Plans(read["location"] == "PRE")};
        return answer;
    }

    static ExternalCustomFieldData Plans(bool first)
    {
        return new ExternalCustomFieldData
        {
            CustomFieldName = "Plan",
            ChangeVisible = true,
            NewVisibleValue = true,
            ChangeRequired = true,
            NewRequiredValue = !first,
            ChangeListOptions = true,
            ListOptions = new List<string> {"Basic", "Pro"},
            DisplayWithInformationLookup = first,
        };
    }

    // The subject says what becomes of the ticket: "refuse" in it refuses, and what follows
    // "route " is put out, one variable after each semicolon.
    [WebMethod]
    public ExternalTicketProviderResult StartTicket(ExternalTicketProviderInputs inputs)
    {
        Record("StartTicket", inputs);
        var read = Read(inputs);
        string trouble = Trouble(read, "departmentName", "subject", "ticketNumber");
        if (trouble != null)
            return Answer<ExternalTicketProviderResult>(false, trouble);
        if (read["subject"].Contains("refuse"))
            return Answer<ExternalTicketProviderResult>(true, "No prepaid tickets left.", "TicketCreation=FALSE");
        return Answer<ExternalTicketProviderResult>(true, "OK", Routing(read["subject"]));
    }

    static string[] Routing(string subject)
    {
        int mark = subject.IndexOf("route ");
        var variables = new List<string> {"TicketCreation=TRUE"};
        if (mark >= 0)
            variables.AddRange(subject.Substring(mark + "route ".Length).Split(';'));
        return variables.ToArray();
    }

    [WebMethod]
    public ExternalChatProviderResult StartChat(ExternalChatProviderInputs inputs)
    {
        Record("StartChat", inputs);
        var read = Read(inputs);
        string trouble = Trouble(read, "loginUsername", "departmentName");
        if (trouble != null)
            return Answer<ExternalChatProviderResult>(false, trouble);
        if (read["departmentName"] == "Sales")
            return Answer<ExternalChatProviderResult>(true, "No prepaid chats left.", "ChatCreation=FALSE");
        return Answer<ExternalChatProviderResult>(true, "", "ChatCreation=TRUE", "departmentName=Sales", "cf_Plan=Pro");
    }

    [WebMethod]
    public ExternalUserInfoProviderResult GetUserDetails(ExternalUserInfoProviderInputs inputs)
    {
        Record("GetUserDetails", inputs);
        var read = Read(inputs);
        string trouble = Trouble(read, "email", "ticketNumber");
        if (trouble != null)
            return Answer<ExternalUserInfoProviderResult>(false, trouble);
        var answer = Answer<ExternalUserInfoProviderResult>(true, "");
        answer.UserInfoHtml = "<b>Contract:</b> Gold, 3 servers<script>alert(1)</script>";
        return answer;
    }

    [WebMethod]
    public ExternalEventProviderResult NotifyEventFired(ExternalEventProviderInputs inputs)
    {
        Record("NotifyEventFired", inputs);
        string trouble = Trouble(Read(inputs), "eventType");
        return new ExternalEventProviderResult {Success = trouble == null, Message = trouble ?? "noted"};
    }
}
