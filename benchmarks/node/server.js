// The peer "node-soap": the npm package `soap` on node's own HTTP server.
"use strict";

const fs = require("fs");
const http = require("http");
const soap = require("soap");

const [port, wsdl, rows] = process.argv.slice(2);

// Dates stay text: node-soap writes a Date as an empty element.
const tickets = JSON.parse(fs.readFileSync(rows, "utf8"));
const files = new Map();

function attachment(megabytes) {
  if (!files.has(megabytes)) {
    files.set(megabytes, Buffer.alloc(megabytes << 20, Uint8Array.from(Array(256).keys())));
  }
  return files.get(megabytes);
}

const operations = {
  EchoInt: ({ value }) => ({ EchoIntResult: value }),
  GetTickets: ({ count }) => ({
    GetTicketsResult: {
      Message: "",
      Result: true,
      ResultCode: 0,
      Tickets: {
        TicketInfo: Array.from({ length: count }, (_, index) => tickets[index % tickets.length]),
      },
    },
  }),
  PutAttachment: ({ content }) => ({
    PutAttachmentResult: Buffer.from(content, "base64").length,
  }),
  GetAttachment: ({ sizeMB }) => ({ GetAttachmentResult: attachment(sizeMB).toString("base64") }),
};

const server = http.createServer((request, response) => response.writeHead(404).end());
server.keepAliveTimeout = 60000;
server.listen(Number(port), "127.0.0.1", () => {
  soap.listen(
    server,
    "/svcBench.asmx",
    { svcBench: { svcBenchSoap: operations, svcBenchSoap12: operations } },
    fs.readFileSync(wsdl, "utf8"),
  );
});
