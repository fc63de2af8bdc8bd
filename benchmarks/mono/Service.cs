// The benchmark's service as an ASMX class: what a .NET Framework program would have.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Web;
using System.Web.Script.Serialization;
using System.Web.Services;

public class TicketInfo
{
    public string CustomerEmailAddress;
    public int ID;
    public int IdAgent;
    public int IdCustomer;
    public int IdDepartment;
    public int IdGroup;
    public bool IsActive;
    public bool IsDeleted;
    public bool IsOpen;
    public bool IsPinnedToAgent;
    public bool IsSpam;
    public DateTime LastReplyDateUtc;
    public int Priority;
    public int ReplyCountIn;
    public int ReplyCountOut;
    public bool RequiresFollowUp;
    public bool ShowInFollowUpView;
    public string Subject;
    public string TicketNumber;
}

public class TicketInfoArrayResult
{
    public string Message;
    public bool Result;
    public int ResultCode;
    public TicketInfo[] Tickets;
}

[WebService(Namespace = "http://example.org/benchmarks/svcBench.asmx")]
public class svcBench : WebService
{
    static readonly TicketInfo[] Rows = ReadRows();
    static readonly Dictionary<int, byte[]> Files = new Dictionary<int, byte[]>();

    [WebMethod]
    public int EchoInt(int value)
    {
        return value;
    }

    [WebMethod]
    public TicketInfoArrayResult GetTickets(string authUserName, string authPassword, int count)
    {
        var tickets = new TicketInfo[count];
        for (int i = 0; i < count; i++)
            tickets[i] = Rows[i % Rows.Length];
        return new TicketInfoArrayResult { Message = "", Result = true, ResultCode = 0, Tickets = tickets };
    }

    [WebMethod]
    public int PutAttachment(byte[] content)
    {
        return content.Length;
    }

    [WebMethod]
    public byte[] GetAttachment(int sizeMB)
    {
        lock (Files)
        {
            byte[] content;
            if (!Files.TryGetValue(sizeMB, out content))
            {
                content = new byte[sizeMB << 20];
                for (int i = 0; i < content.Length; i++)
                    content[i] = (byte)i;
                Files[sizeMB] = content;
            }
            return content;
        }
    }

    static TicketInfo[] ReadRows()
    {
        var text = File.ReadAllText(Path.Combine(HttpRuntime.AppDomainAppPath, "tickets.json"));
        var serializer = new JavaScriptSerializer { MaxJsonLength = int.MaxValue };
        var rows = new List<TicketInfo>();
        foreach (Dictionary<string, object> row in (object[])serializer.DeserializeObject(text))
            rows.Add(new TicketInfo
            {
                CustomerEmailAddress = (string)row["CustomerEmailAddress"],
                ID = (int)row["ID"],
                IdAgent = (int)row["IdAgent"],
                IdCustomer = (int)row["IdCustomer"],
                IdDepartment = (int)row["IdDepartment"],
                IdGroup = (int)row["IdGroup"],
                IsActive = (bool)row["IsActive"],
                IsDeleted = (bool)row["IsDeleted"],
                IsOpen = (bool)row["IsOpen"],
                IsPinnedToAgent = (bool)row["IsPinnedToAgent"],
                IsSpam = (bool)row["IsSpam"],
                LastReplyDateUtc = DateTime.Parse((string)row["LastReplyDateUtc"],
                    CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
                Priority = (int)row["Priority"],
                ReplyCountIn = (int)row["ReplyCountIn"],
                ReplyCountOut = (int)row["ReplyCountOut"],
                RequiresFollowUp = (bool)row["RequiresFollowUp"],
                ShowInFollowUpView = (bool)row["ShowInFollowUpView"],
                Subject = (string)row["Subject"],
                TicketNumber = (string)row["TicketNumber"],
            });
        return rows.ToArray();
    }
}
