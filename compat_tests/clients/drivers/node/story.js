// The story as a Node program tells it, through the soap package.
//
// The text boxes of the ticket hold CR LF. This client sends them bare and its reader does not
// turn CR LF into LF by itself, so what comes back is brought to LF before it is compared.
"use strict";

const assert = require("node:assert/strict");
const soap = require("soap");

const UNKNOWN_TICKET = "000-00000000-0000";
const EVERY_BYTE = Buffer.from(Array.from({ length: 400 * 256 }, (_, index) => index % 256));
const setting = (name) => process.env["STORY_" + name];
const account = { authUserName: setting("USERNAME"), authPassword: setting("PASSWORD") };
const lines = (text) => text.replaceAll("\r\n", "\n");

async function connect(name, url, location = url) {
  const newer = setting("SOAP_VERSION") === "1.2";
  const client = await soap.createClientAsync(url + "?WSDL", { forceSoap12Headers: newer });
  client.setEndpoint(location);
  const port = client[name][name + (newer ? "Soap12" : "Soap")];
  return (operation, values) =>
    new Promise((resolve, reject) =>
      port[operation](values, (error, answer) => (error ? reject(error) : resolve(answer[operation + "Result"]))),
    );
}

async function step(name, action) {
  try {
    const detail = (await action()) ?? "";
    console.log(`${name}\tok\t${detail}`);
  } catch (error) {
    console.log(`${name}\tfail\t${error.message.replace(/\s+/g, " ")}`);
  }
}

function accepted(answer) {
  assert.equal(answer.Result, true, `refused with ${answer.ResultCode}: ${answer.Message}`);
  assert.equal(answer.ResultCode, 0);
  return answer;
}

function refused(answer) {
  assert.equal(answer.Result, false);
  assert.notEqual(answer.ResultCode, 0);
  assert.ok(answer.Message);
  return answer;
}

function ticketNumber(text) {
  assert.match(text, /^[0-9A-F]{3}-[0-9A-F]{8}-[0-9A-F]{4}$/);
  return text;
}

function only(items, wanted) {
  const found = items.filter(wanted);
  assert.equal(found.length, 1);
  return found[0];
}

async function tellTickets() {
  const call = await connect("svcTickets", setting("TICKETS_URL"));
  const parts = async (ticketId) =>
    accepted(await call("GetTicketConversationPartList", { ...account, ticketId })).Parts.TicketPartInfo;
  const info = (ticketNumber) => call("GetTicketInfoByTicketNumber", { ...account, ticketNumber });
  let number, page, id, pageId;

  await step("ping", async () => {
    const { authUserName: authUsername, authPassword } = account;
    assert.equal((await call("PingService", { authUsername, authPassword, dataUsername: "" })).IsAvailable, true);
  });
  await step("create", async () => {
    const made = await call("CreateTicket", {
      ...account,
      departmentID: setting("DEPARTMENT_ID"),
      groupId: setting("GROUP_ID"),
      userIdOfAgent: 0,
      toAddress: setting("CUSTOMER"),
      subject: setting("SUBJECT"),
      body: setting("BODY"),
      isHtml: false,
      setWaiting: false,
      sendEmail: false,
    });
    number = ticketNumber(accepted(made).RequestResult);
  });
  await step("create_from_customer", async () => {
    const made = await call("CreateTicketFromCustomer", {
      ...account,
      departmentId: setting("DEPARTMENT_ID"),
      fromAddress: setting("CUSTOMER"),
      subject: setting("SUBJECT"),
      body: setting("HTML"),
      isHtml: true,
      sendAutoResponder: false,
    });
    page = ticketNumber(accepted(made).RequestResult);
  });
  await step("info_by_number", async () => {
    const ticket = accepted(await info(number)).Ticket;
    id = ticket.ID;
    assert.equal(ticket.Subject, setting("SUBJECT"));
    assert.equal(ticket.CustomerEmailAddress, setting("CUSTOMER"));
    assert.equal(ticket.IsOpen, true);
  });
  await step("info", async () => {
    pageId = (await info(page)).Ticket.ID;
    const found = accepted(await call("GetTicketInfo", { ...account, ticketId: pageId }));
    assert.equal(found.Ticket.TicketNumber, page);
  });
  await step("note", async () => {
    const note = { ticketNumber: number, messageType: "general", notetext: setting("NOTE") };
    accepted(await call("AddTicketNote", { ...account, ...note }));
  });
  await step("attach", async () => {
    const kept = await call("AddTicketAttachment", {
      ...account,
      ticketNumber: number,
      ticketMessageId: 0,
      fileName: "every byte.bin",
      data: EVERY_BYTE.toString("base64"),
      fileLength: EVERY_BYTE.length,
      dateCreatedUTC: "2024-02-29T13:04:05Z",
    });
    assert.equal(Number(accepted(kept).File.fileSizeInBytes), EVERY_BYTE.length);
    return kept.File.fileNameOnDisk;
  });
  await step("attachments", async () => {
    const listed = accepted(await call("GetTicketAttachments", { ...account, ticketId: id }));
    const file = only(listed.Files.TicketAttachmentInfo, () => true);
    assert.equal(file.fileNameOriginal, "every byte.bin");
    assert.equal(Number(file.fileSizeInBytes), EVERY_BYTE.length);
    assert.equal(new Date(file.fileDateUtc).toISOString(), "2024-02-29T13:04:05.000Z");
  });
  await step("search", async () => {
    const searchCriteria = { string: ["EmailAddress=" + setting("CUSTOMER"), "IsOpen=true"] };
    const found = accepted(await call("GetTicketsBySearch", { ...account, searchCriteria }));
    const ticket = only(found.Tickets.TicketInfo, (one) => one.TicketNumber === number);
    assert.equal(ticket.Subject, setting("SUBJECT"));
  });
  await step("parts", async () => {
    assert.deepEqual((await parts(id)).map((part) => part.Type).sort(), [1, 10]);
  });
  await step("plain_text", async () => {
    const message = only(await parts(id), (part) => part.Type === 1);
    const read = await call("GetTicketMessagePlainText", { ...account, ticketMessageId: message.PartId });
    assert.equal(lines(accepted(read).messageBody), lines(setting("BODY")));
  });
  await step("html", async () => {
    const message = only(await parts(pageId), (part) => part.Type === 1);
    const read = await call("GetTicketMessageHtml", { ...account, ticketMessageId: message.PartId });
    assert.equal(lines(accepted(read).messageBody), lines(setting("HTML")));
  });
  await step("rename", async () => {
    const ticketPropertyValues = { string: ["Subject=" + setting("RENAMED")] };
    accepted(await call("SetTicketProperties", { ...account, ticketNumber: number, ticketPropertyValues }));
    assert.equal((await info(number)).Ticket.Subject, setting("RENAMED"));
  });
  await step("close", async () => {
    accepted(await call("CloseTicket", { ...account, ticketNumber: number, closingComment: "Solved, ✓" }));
  });
  await step("closed", async () => {
    assert.equal((await info(number)).Ticket.IsOpen, false);
  });
}

async function tellRefusals() {
  const call = await connect("svcTickets", setting("TICKETS_URL"));

  await step("wrong_password", async () => {
    const stranger = { authUserName: setting("OTHER_USERNAME"), authPassword: "wrong" };
    refused(await call("GetTicketInfoByTicketNumber", { ...stranger, ticketNumber: UNKNOWN_TICKET }));
  });
  await step("unknown_ticket", async () => {
    const answer = await call("GetTicketInfoByTicketNumber", { ...account, ticketNumber: UNKNOWN_TICKET });
    const ticket = refused(answer).Ticket;
    assert.equal(ticket.ID, 0);
    assert.equal(new Date(ticket.LastReplyDateUtc).getUTCFullYear(), 1);
    assert.equal(ticket.TicketNumber, undefined);
  });
}

async function tellFault() {
  const call = await connect("svcTickets", setting("TICKETS_URL"), setting("ORGANIZATION_URL"));

  await step("wrong_address", async () => {
    const error = await call("PingService", {}).then(assert.fail, (reason) => reason);
    const fault = error.root.Envelope.Body.Fault;
    return fault.faultstring ?? fault.Reason.Text.$value;
  });
}

async function tellOrganization() {
  const call = await connect("svcOrganization", setting("ORGANIZATION_URL"));
  const agentId = Number(setting("AGENT_ID"));

  await step("validate_agent", async () => {
    const given = { agentUserName: setting("USERNAME"), agentPassword: setting("PASSWORD") };
    const agent = accepted(await call("ValidateAgent", given)).Agent;
    assert.equal(agent.ID, agentId);
    assert.equal(agent.UserName, setting("USERNAME"));
  });
  await step("departments", async () => {
    const all = accepted(await call("GetAllDepartments", account)).Departments.DepartmentInfo;
    const department = only(all, (one) => one.ID === Number(setting("DEPARTMENT_ID")));
    assert.equal(department.Name, setting("DEPARTMENT_NAME"));
  });
  await step("agents", async () => {
    const all = accepted(await call("GetAllAgents", account)).Agents.AgentInfo;
    assert.equal(only(all, (one) => one.ID === agentId).UserName, setting("USERNAME"));
  });
  await step("groups", async () => {
    const all = accepted(await call("GetAllGroups", account)).Groups.GroupInfo;
    const group = only(all, (one) => one.ID === Number(setting("GROUP_ID")));
    assert.equal(group.Name, setting("GROUP_NAME"));
  });
}

(async () => {
  await tellTickets();
  await tellRefusals();
  await tellFault();
  await tellOrganization();
})();
