// The story as a .NET program tells it, through whichever proxies Connect hands out.
//
// The text boxes of the ticket hold CR LF. A reader of XML 1.0 sees a bare CR LF as LF, so that is
// what is compared.
using System;
using System.Linq;
using System.Text.RegularExpressions;

static class Story
{
    static readonly string User = Setting("USERNAME"), Password = Setting("PASSWORD");
    static readonly string Customer = Setting("CUSTOMER"), Subject = Setting("SUBJECT");
    static readonly DateTime Created = new DateTime(2024, 2, 29, 13, 4, 5, DateTimeKind.Utc);
    const string UnknownTicket = "000-00000000-0000";

    static void Main()
    {
        TellTickets();
        TellRefusals();
        TellFault();
        TellOrganization();
    }

    static void TellTickets()
    {
        var tickets = Connect.Tickets(Setting("TICKETS_URL"));
        string number = null, page = null;
        int id = 0, pageId = 0;

        Step("ping", () => Must(tickets.PingService(User, Password, "").IsAvailable, "not available"));
        Step("create", () =>
        {
            var made = tickets.CreateTicket(User, Password, Number("DEPARTMENT_ID"), Number("GROUP_ID"), 0,
                Customer, Subject, Setting("BODY"), false, false, false);
            Accepted(made.Result, made.ResultCode, made.Message);
            number = TicketNumber(made.RequestResult);
        });
        Step("create_from_customer", () =>
        {
            var made = tickets.CreateTicketFromCustomer(User, Password, Number("DEPARTMENT_ID"), Customer,
                Subject, Setting("HTML"), true, false);
            Accepted(made.Result, made.ResultCode, made.Message);
            page = TicketNumber(made.RequestResult);
        });
        Step("info_by_number", () =>
        {
            var found = tickets.GetTicketInfoByTicketNumber(User, Password, number);
            Accepted(found.Result, found.ResultCode, found.Message);
            id = found.Ticket.ID;
            Same(Subject, found.Ticket.Subject);
            Same(Customer, found.Ticket.CustomerEmailAddress);
            Must(found.Ticket.IsOpen, "a new ticket is open");
        });
        Step("info", () =>
        {
            pageId = tickets.GetTicketInfoByTicketNumber(User, Password, page).Ticket.ID;
            var found = tickets.GetTicketInfo(User, Password, pageId);
            Accepted(found.Result, found.ResultCode, found.Message);
            Same(page, found.Ticket.TicketNumber);
        });
        Step("note", () =>
        {
            var noted = tickets.AddTicketNote(User, Password, number, "general", Setting("NOTE"));
            Accepted(noted.Result, noted.ResultCode, noted.Message);
        });
        Step("attach", () =>
        {
            byte[] data = EveryByte();
            var kept = tickets.AddTicketAttachment(User, Password, number, 0, "every byte.bin", data,
                data.Length, Created);
            Accepted(kept.Result, kept.ResultCode, kept.Message);
            Same((long) data.Length, kept.File.fileSizeInBytes);
            return kept.File.fileNameOnDisk;
        });
        Step("attachments", () =>
        {
            var listed = tickets.GetTicketAttachments(User, Password, id);
            Accepted(listed.Result, listed.ResultCode, listed.Message);
            var file = listed.Files.Single();
            Same("every byte.bin", file.fileNameOriginal);
            Same((long) EveryByte().Length, file.fileSizeInBytes);
            Same("2024-02-29T13:04:05", file.fileDateUtc.ToString("s"));
        });
        Step("search", () =>
        {
            var found = tickets.GetTicketsBySearch(User, Password, new[] {"EmailAddress=" + Customer, "IsOpen=true"});
            Accepted(found.Result, found.ResultCode, found.Message);
            Same(Subject, found.Tickets.Single(ticket => ticket.TicketNumber == number).Subject);
        });
        Step("parts", () =>
        {
            var listed = tickets.GetTicketConversationPartList(User, Password, id);
            Accepted(listed.Result, listed.ResultCode, listed.Message);
            Same("1 10", String.Join(" ", listed.Parts.Select(part => part.Type).OrderBy(type => type)));
        });
        Step("plain_text", () =>
        {
            var message = tickets.GetTicketConversationPartList(User, Password, id).Parts.Single(part => part.Type == 1);
            var read = tickets.GetTicketMessagePlainText(User, Password, message.PartId);
            Accepted(read.Result, read.ResultCode, read.Message);
            Same(Setting("BODY").Replace("\r\n", "\n"), read.messageBody);
        });
        Step("html", () =>
        {
            var message = tickets.GetTicketConversationPartList(User, Password, pageId).Parts.Single(part => part.Type == 1);
            var read = tickets.GetTicketMessageHtml(User, Password, message.PartId);
            Accepted(read.Result, read.ResultCode, read.Message);
            Same(Setting("HTML").Replace("\r\n", "\n"), read.messageBody);
        });
        Step("rename", () =>
        {
            var renamed = tickets.SetTicketProperties(User, Password, number, new[] {"Subject=" + Setting("RENAMED")});
            Accepted(renamed.Result, renamed.ResultCode, renamed.Message);
            Same(Setting("RENAMED"), tickets.GetTicketInfoByTicketNumber(User, Password, number).Ticket.Subject);
        });
        Step("close", () =>
        {
            var closed = tickets.CloseTicket(User, Password, number, "Solved, ✓");
            Accepted(closed.Result, closed.ResultCode, closed.Message);
        });
        Step("closed", () =>
            Must(!tickets.GetTicketInfoByTicketNumber(User, Password, number).Ticket.IsOpen, "still open"));
    }

    static void TellRefusals()
    {
        var tickets = Connect.Tickets(Setting("TICKETS_URL"));

        Step("wrong_password", () =>
        {
            var refused = tickets.GetTicketInfoByTicketNumber(Setting("OTHER_USERNAME"), "wrong", UnknownTicket);
            Refused(refused.Result, refused.ResultCode, refused.Message);
        });
        Step("unknown_ticket", () =>
        {
            var refused = tickets.GetTicketInfoByTicketNumber(User, Password, UnknownTicket);
            Refused(refused.Result, refused.ResultCode, refused.Message);
            Same(0, refused.Ticket.ID);
            Same(DateTime.MinValue, refused.Ticket.LastReplyDateUtc);
            Same(null, refused.Ticket.TicketNumber);
        });
    }

    // A call sent to the other service ends in a fault, raised as .NET programs expect to catch it.
    static void TellFault()
    {
        var misdirected = Connect.Tickets(Setting("ORGANIZATION_URL"));

        Step("wrong_address", () => Connect.Fault(() => misdirected.PingService(User, Password, "")));
    }

    static void TellOrganization()
    {
        var organization = Connect.Organization(Setting("ORGANIZATION_URL"));

        Step("validate_agent", () =>
        {
            var valid = organization.ValidateAgent(User, Password);
            Accepted(valid.Result, valid.ResultCode, valid.Message);
            Same(Number("AGENT_ID"), valid.Agent.ID);
            Same(User, valid.Agent.UserName);
        });
        Step("departments", () =>
        {
            var all = organization.GetAllDepartments(User, Password);
            Accepted(all.Result, all.ResultCode, all.Message);
            Same(Setting("DEPARTMENT_NAME"), all.Departments.Single(one => one.ID == Number("DEPARTMENT_ID")).Name);
        });
        Step("agents", () =>
        {
            var all = organization.GetAllAgents(User, Password);
            Accepted(all.Result, all.ResultCode, all.Message);
            Same(User, all.Agents.Single(one => one.ID == Number("AGENT_ID")).UserName);
        });
        Step("groups", () =>
        {
            var all = organization.GetAllGroups(User, Password);
            Accepted(all.Result, all.ResultCode, all.Message);
            Same(Setting("GROUP_NAME"), all.Groups.Single(one => one.ID == Number("GROUP_ID")).Name);
        });
    }

    static byte[] EveryByte()
    {
        return Enumerable.Range(0, 400 * 256).Select(value => (byte) value).ToArray();
    }

    static string Setting(string name)
    {
        return Environment.GetEnvironmentVariable("STORY_" + name);
    }

    static int Number(string name)
    {
        return Int32.Parse(Setting(name));
    }

    static void Step(string name, Action action)
    {
        Step(name, () =>
        {
            action();
            return "";
        });
    }

    static void Step(string name, Func<string> action)
    {
        try
        {
            Console.WriteLine(name + "\tok\t" + action());
        }
        catch (Exception error)
        {
            Console.WriteLine(name + "\tfail\t" + Regex.Replace(error.GetType().Name + ": " + error.Message, @"\s+", " "));
        }
    }

    static void Must(bool holds, string complaint)
    {
        if (!holds) throw new Exception(complaint);
    }

    static void Same(object expected, object actual)
    {
        Must(Equals(expected, actual), "expected " + (expected ?? "null") + ", got " + (actual ?? "null"));
    }

    static void Accepted(bool result, int code, string message)
    {
        Must(result && code == 0, "refused with " + code + ": " + message);
    }

    static void Refused(bool result, int code, string message)
    {
        Must(!result && code != 0 && !String.IsNullOrEmpty(message), "not refused: " + result + " " + code + " " + message);
    }

    static string TicketNumber(string text)
    {
        Must(Regex.IsMatch(text ?? "", "^[0-9A-F]{3}-[0-9A-F]{8}-[0-9A-F]{4}$"), "not a ticket number: " + text);
        return text;
    }
}
