// The story as a C++ program tells it, through proxies made by gSOAP's wsdl2h and soapcpp2.
//
// The text boxes of the ticket hold CR LF. A reader of XML 1.0 sees a bare CR LF as LF; gSOAP's
// reader leaves it alone, so what comes back is brought to LF before it is compared.
#include <algorithm>
#include <cstdlib>
#include <deque>
#include <functional>
#include <iostream>
#include <regex>
#include <stdexcept>

#include "soapsvcOrganizationSoapProxy.h"
#include "soapsvcTicketsSoapProxy.h"
#include "svcTicketsSoap.nsmap"

static const std::string UNKNOWN_TICKET = "000-00000000-0000";
static const time_t CREATED = 1709211845;  // 2024-02-29T13:04:05Z
static const time_t MIN_VALUE = 0;  // 0001-01-01T00:00:00, whose year gSOAP reads as 1970

static std::string setting(const char *name) { return std::getenv(("STORY_" + std::string(name)).c_str()); }

static int number(const char *name) { return std::stoi(setting(name)); }

// Members of a request are pointers to strings; these live as long as the program.
static std::string *text(const std::string &value)
{
    static std::deque<std::string> kept;
    kept.push_back(value);
    return &kept.back();
}

static std::string lines(const std::string &value) { return std::regex_replace(value, std::regex("\r\n"), "\n"); }

static void must(bool holds, const std::string &complaint)
{
    if (!holds) throw std::runtime_error(complaint);
}

template <class T>
static void same(const T &expected, const T &actual)
{
    std::ostringstream complaint;
    complaint << "expected " << expected << ", got " << actual;
    must(expected == actual, complaint.str());
}

template <class Answer>
static Answer &accepted(Answer &answer)
{
    must(answer.Result && answer.ResultCode == 0, "refused with " + std::to_string(answer.ResultCode));
    return answer;
}

template <class Answer>
static Answer &refused(Answer &answer)
{
    must(!answer.Result && answer.ResultCode != 0 && !answer.Message->empty(), "not refused");
    return answer;
}

static std::string ticket_number(const std::string &value)
{
    must(std::regex_match(value, std::regex("[0-9A-F]{3}-[0-9A-F]{8}-[0-9A-F]{4}")), "not a ticket number: " + value);
    return value;
}

template <class Item, class Wanted>
static Item &only(const std::vector<Item *> &items, Wanted wanted)
{
    same<long>(1, std::count_if(items.begin(), items.end(), wanted));
    return **std::find_if(items.begin(), items.end(), wanted);
}

// A step's action may leave a detail of its success here.
static std::string detail;

static void step(const char *name, const std::function<void()> &action)
{
    detail.clear();
    try {
        action();
        std::cout << name << "\tok\t" << detail << std::endl;
    } catch (const std::exception &error) {
        std::cout << name << "\tfail\t" << std::regex_replace(error.what(), std::regex("\\s+"), " ") << std::endl;
    }
}

static short version() { return setting("SOAP_VERSION") == "1.2" ? 2 : 1; }

// The table that soapcpp2 makes for an ASMX contract speaks SOAP 1.2; its first two rows decide.
static const Namespace *table()
{
    static const Namespace first[] = {
        {"SOAP-ENV", "http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope", nullptr},
        {"SOAP-ENC", "http://schemas.xmlsoap.org/soap/encoding/", "http://www.w3.org/2003/05/soap-encoding", nullptr},
    };
    if (version() == 1) std::copy(std::begin(first), std::end(first), namespaces);
    return namespaces;
}

// A proxy of the version asked for, with a context of its own that takes text as UTF-8.
template <class Proxy>
static Proxy connected(const std::string &url)
{
    Proxy proxy(url.c_str(), SOAP_C_UTFSTRING | SOAP_IO_KEEPALIVE);
    soap_set_namespaces(proxy.soap, table());
    return proxy;
}

template <class Request>
static Request by_agent(Request request)
{
    request.authUserName = text(setting("USERNAME"));
    request.authPassword = text(setting("PASSWORD"));
    return request;
}

// One call: what the response holds as its result, which stays with the context.
template <class Proxy, class Request, class Response, class Result>
static Result &call(Proxy &proxy, int (Proxy::*operation)(Request *, Response &), Result *Response::*result,
                    Request request)
{
    Response response;
    if ((proxy.*operation)(&request, response) != SOAP_OK) {
        std::ostringstream fault;
        proxy.soap_stream_fault(fault);
        throw std::runtime_error(fault.str());
    }
    must(proxy.soap->version == version(), "answered in the other version");
    must(response.*result != nullptr, "no result");
    return *(response.*result);
}

#define TICKETS(name, request) \
    call(tickets, &svcTicketsSoapProxy::name, &_ns1__##name##Response::name##Result, request)
#define ORGANIZATION(name, request) \
    call(organization, &svcOrganizationSoapProxy::name, &_ns2__##name##Response::name##Result, request)

struct Tickets {
    std::string url = setting("TICKETS_URL"), elsewhere = setting("ORGANIZATION_URL");
    svcTicketsSoapProxy tickets = connected<svcTicketsSoapProxy>(url);
    std::string plain, page;
    int plain_id = 0, page_id = 0;

    ns1__TicketInfoResult &info(const std::string &wanted)
    {
        auto request = by_agent(_ns1__GetTicketInfoByTicketNumber());
        request.ticketNumber = text(wanted);
        return TICKETS(GetTicketInfoByTicketNumber, request);
    }

    const std::vector<ns1__TicketPartInfo *> &parts(int id)
    {
        auto request = by_agent(_ns1__GetTicketConversationPartList());
        request.ticketId = id;
        return accepted(TICKETS(GetTicketConversationPartList, request)).Parts->TicketPartInfo;
    }

    LONG64 first_message(int id)
    {
        return only(parts(id), [](ns1__TicketPartInfo *part) { return part->Type == 1; }).PartId;
    }

    void ping()
    {
        _ns1__PingService request;
        request.authUsername = text(setting("USERNAME"));
        request.authPassword = text(setting("PASSWORD"));
        request.dataUsername = text("");
        must(TICKETS(PingService, request).IsAvailable, "not available");
    }

    void create()
    {
        auto request = by_agent(_ns1__CreateTicket());
        request.departmentID = number("DEPARTMENT_ID");
        request.groupId = number("GROUP_ID");
        request.toAddress = text(setting("CUSTOMER"));
        request.subject = text(setting("SUBJECT"));
        request.body = text(setting("BODY"));
        plain = ticket_number(*accepted(TICKETS(CreateTicket, request)).RequestResult);
    }

    void create_from_customer()
    {
        auto request = by_agent(_ns1__CreateTicketFromCustomer());
        request.departmentId = number("DEPARTMENT_ID");
        request.fromAddress = text(setting("CUSTOMER"));
        request.subject = text(setting("SUBJECT"));
        request.body = text(setting("HTML"));
        request.isHtml = true;
        page = ticket_number(*accepted(TICKETS(CreateTicketFromCustomer, request)).RequestResult);
    }

    void info_by_number()
    {
        auto &ticket = *accepted(info(plain)).Ticket;
        plain_id = ticket.ID;
        same(setting("SUBJECT"), *ticket.Subject);
        same(setting("CUSTOMER"), *ticket.CustomerEmailAddress);
        must(ticket.IsOpen, "a new ticket is open");
    }

    void info_by_id()
    {
        page_id = info(page).Ticket->ID;
        auto request = by_agent(_ns1__GetTicketInfo());
        request.ticketId = page_id;
        same(page, *accepted(TICKETS(GetTicketInfo, request)).Ticket->TicketNumber);
    }

    void note()
    {
        auto request = by_agent(_ns1__AddTicketNote());
        request.ticketNumber = text(plain);
        request.messageType = text("general");
        request.notetext = text(setting("NOTE"));
        accepted(TICKETS(AddTicketNote, request));
    }

    void attach()
    {
        std::vector<unsigned char> bytes(400 * 256);
        for (size_t index = 0; index < bytes.size(); ++index) bytes[index] = index % 256;
        xsd__base64Binary data;
        data.__ptr = bytes.data();
        data.__size = bytes.size();

        auto request = by_agent(_ns1__AddTicketAttachment());
        request.ticketNumber = text(plain);
        request.fileName = text("every byte.bin");
        request.data = &data;
        request.fileLength = bytes.size();
        request.dateCreatedUTC = CREATED;
        auto &file = *accepted(TICKETS(AddTicketAttachment, request)).File;
        same<LONG64>(bytes.size(), file.fileSizeInBytes);
        detail = *file.fileNameOnDisk;
    }

    void attachments()
    {
        auto request = by_agent(_ns1__GetTicketAttachments());
        request.ticketId = plain_id;
        auto &files = accepted(TICKETS(GetTicketAttachments, request)).Files->TicketAttachmentInfo;
        auto &file = only(files, [](ns1__TicketAttachmentInfo *) { return true; });
        same<std::string>("every byte.bin", *file.fileNameOriginal);
        same<LONG64>(400 * 256, file.fileSizeInBytes);
        same(CREATED, file.fileDateUtc);
    }

    void search()
    {
        ns1__ArrayOfString criteria;
        criteria.string = {"EmailAddress=" + setting("CUSTOMER"), "IsOpen=true"};
        auto request = by_agent(_ns1__GetTicketsBySearch());
        request.searchCriteria = &criteria;
        auto &found = accepted(TICKETS(GetTicketsBySearch, request)).Tickets->TicketInfo;
        auto &ticket = only(found, [&](ns1__TicketInfo *one) { return *one->TicketNumber == plain; });
        same(setting("SUBJECT"), *ticket.Subject);
    }

    void list_parts()
    {
        std::vector<int> types;
        for (auto part : parts(plain_id)) types.push_back(part->Type);
        std::sort(types.begin(), types.end());
        must(types == std::vector<int>{1, 10}, "not one message and one comment");
    }

    void plain_text()
    {
        auto request = by_agent(_ns1__GetTicketMessagePlainText());
        request.ticketMessageId = first_message(plain_id);
        same(lines(setting("BODY")), lines(*accepted(TICKETS(GetTicketMessagePlainText, request)).messageBody));
    }

    void html()
    {
        auto request = by_agent(_ns1__GetTicketMessageHtml());
        request.ticketMessageId = first_message(page_id);
        same(lines(setting("HTML")), lines(*accepted(TICKETS(GetTicketMessageHtml, request)).messageBody));
    }

    void rename()
    {
        ns1__ArrayOfString values;
        values.string = {"Subject=" + setting("RENAMED")};
        auto request = by_agent(_ns1__SetTicketProperties());
        request.ticketNumber = text(plain);
        request.ticketPropertyValues = &values;
        accepted(TICKETS(SetTicketProperties, request));
        same(setting("RENAMED"), *info(plain).Ticket->Subject);
    }

    void close()
    {
        auto request = by_agent(_ns1__CloseTicket());
        request.ticketNumber = text(plain);
        request.closingComment = text("Solved, ✓");
        accepted(TICKETS(CloseTicket, request));
    }

    void closed() { must(!info(plain).Ticket->IsOpen, "still open"); }

    void wrong_password()
    {
        _ns1__GetTicketInfoByTicketNumber request;
        request.authUserName = text(setting("OTHER_USERNAME"));
        request.authPassword = text("wrong");
        request.ticketNumber = text(UNKNOWN_TICKET);
        refused(TICKETS(GetTicketInfoByTicketNumber, request));
    }

    void unknown_ticket()
    {
        auto &ticket = *refused(info(UNKNOWN_TICKET)).Ticket;
        same(0, ticket.ID);
        same(MIN_VALUE, ticket.LastReplyDateUtc);
        must(ticket.TicketNumber == nullptr, "an unknown ticket has a number");
    }

    void wrong_address()
    {
        auto misdirected = connected<svcTicketsSoapProxy>(elsewhere);
        _ns1__PingService request;
        _ns1__PingServiceResponse response;
        must(misdirected.PingService(&request, response) == SOAP_FAULT, "no fault");
        detail = misdirected.soap_fault_string();
    }

    void tell()
    {
        step("ping", [this] { ping(); });
        step("create", [this] { create(); });
        step("create_from_customer", [this] { create_from_customer(); });
        step("info_by_number", [this] { info_by_number(); });
        step("info", [this] { info_by_id(); });
        step("note", [this] { note(); });
        step("attach", [this] { attach(); });
        step("attachments", [this] { attachments(); });
        step("search", [this] { search(); });
        step("parts", [this] { list_parts(); });
        step("plain_text", [this] { plain_text(); });
        step("html", [this] { html(); });
        step("rename", [this] { rename(); });
        step("close", [this] { close(); });
        step("closed", [this] { closed(); });
        step("wrong_password", [this] { wrong_password(); });
        step("unknown_ticket", [this] { unknown_ticket(); });
        step("wrong_address", [this] { wrong_address(); });
    }
};

struct Organization {
    std::string url = setting("ORGANIZATION_URL");
    svcOrganizationSoapProxy organization = connected<svcOrganizationSoapProxy>(url);

    void validate_agent()
    {
        _ns2__ValidateAgent request;
        request.agentUserName = text(setting("USERNAME"));
        request.agentPassword = text(setting("PASSWORD"));
        auto &agent = *accepted(ORGANIZATION(ValidateAgent, request)).Agent;
        same(number("AGENT_ID"), agent.ID);
        same(setting("USERNAME"), *agent.UserName);
    }

    void departments()
    {
        auto &answer = accepted(ORGANIZATION(GetAllDepartments, by_agent(_ns2__GetAllDepartments())));
        auto wanted = [](ns2__DepartmentInfo *one) { return one->ID == number("DEPARTMENT_ID"); };
        same(setting("DEPARTMENT_NAME"), *only(answer.Departments->DepartmentInfo, wanted).Name);
    }

    void agents()
    {
        auto &answer = accepted(ORGANIZATION(GetAllAgents, by_agent(_ns2__GetAllAgents())));
        auto wanted = [](ns2__AgentInfo *one) { return one->ID == number("AGENT_ID"); };
        same(setting("USERNAME"), *only(answer.Agents->AgentInfo, wanted).UserName);
    }

    void groups()
    {
        auto &answer = accepted(ORGANIZATION(GetAllGroups, by_agent(_ns2__GetAllGroups())));
        auto wanted = [](ns2__GroupInfo *one) { return one->ID == number("GROUP_ID"); };
        same(setting("GROUP_NAME"), *only(answer.Groups->GroupInfo, wanted).Name);
    }

    void tell()
    {
        step("validate_agent", [this] { validate_agent(); });
        step("departments", [this] { departments(); });
        step("agents", [this] { agents(); });
        step("groups", [this] { groups(); });
    }
};

int main()
{
    Tickets().tell();
    Organization().tell();
}
