// A customer's service of many years: among methods of its own, with data sets and numbers, it has
// a few that the help desk calls. Its keys are spelled carelessly.
using System;
using System.Data;
using System.Web.Services;
using System.Web.Services.Description;
using System.Web.Services.Protocols;
using System.Xml;

[WebService(Namespace = "http://crm.example/providers/", Description = "Customers & orders")]
public class Crm : Provider
{
    [WebMethod]
    public DataSet GetCustomers(int page)
    {
        var table = new DataTable("Customer");
        table.Columns.Add("Id", typeof(int));
        table.Columns.Add("Name", typeof(string));
        table.Rows.Add(1, "Ann Lee");
        var found = new DataSet("Customers");
        found.Tables.Add(table);
        return found;
    }

    [WebMethod]
    public int SaveCustomers(DataSet customers)
    {
        return customers.Tables.Count;
    }

    [WebMethod(MessageName = "FindOrderById")]
    public XmlNode FindOrder(int id)
    {
        return new XmlDocument().CreateElement("Order");
    }

    [WebMethod(MessageName = "FindOrderByCode")]
    public XmlNode FindOrder(string code, out DateTime? placed)
    {
        placed = null;
        return new XmlDocument().CreateElement("Order");
    }

    [WebMethod]
    public ExternalTicketProviderResult StartTicket(ExternalTicketProviderInputs ticket)
    {
        Record("StartTicket", ticket);
        string trouble = Trouble(Read(ticket), "departmentName", "subject", "ticketNumber");
        if (trouble != null)
            return Answer<ExternalTicketProviderResult>(false, trouble);
        return Answer<ExternalTicketProviderResult>(true, "", "ticketcreation=true", "just a remark", "",
            "DEPARTMENTNAME=Support", "GroupName=Second Line", "CF_Plan=a=b\nc", "=nameless", "cf_=nameless");
    }

    [WebMethod]
    public ExternalRegistrationProviderResult RegisterUser(ExternalRegistrationProviderInputs registration)
    {
        Record("RegisterUser", registration);
        string trouble = Trouble(Read(registration));
        return Answer<ExternalRegistrationProviderResult>(trouble == null, trouble ?? "");
    }
}
