// A program of a customer whose proxy was made from the contract that the operator saved.
using System;
using System.Web.Services.Protocols;

static class Program
{
    static void Main(string[] args)
    {
        foreach (var version in new[] {SoapProtocolVersion.Soap11, SoapProtocolVersion.Soap12})
        {
            var proxy = new PROXY {Url = args[0], SoapVersion = version};
            Call(proxy, args[1], args[2], int.Parse(args[3]));
        }
    }

    static void Call(PROXY proxy, string name, string password, int department)
    {
        var created = proxy.CreateTicket(
            name, password, department, 0, 0, "desk@example.com", "none", "A printer <burns>", "Please help.",
            false, true);
        Console.WriteLine("created " + created.Result + " " + created.Message);
        var found = proxy.GetTicketInfoByTicketNumber(name, password, created.RequestResult).Ticket;
        Desk.TicketRecord ticket = found;
        Console.WriteLine(ticket.Subject + "|" + ticket.Escalations + "|" + (ticket.Mood ?? "null"));
        Console.WriteLine("refused " + proxy.GetTicketInfo(name, "wrong", ticket.ID).Result);
        try
        {
            Console.WriteLine(proxy.EscalateTicket(name));
        }
        catch (SoapException fault)
        {
            Console.WriteLine(fault.Message);
        }
    }
}
