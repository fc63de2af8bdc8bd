<?php
// The peer "PHP SoapServer": routed by PHP's built-in server, rows held by the opcode cache.

declare(strict_types=1);

final class Bench
{
    public function EchoInt(stdClass $request): array
    {
        return ['EchoIntResult' => $request->value];
    }

    public function GetTickets(stdClass $request): array
    {
        $rows = require getenv('BENCH_ROWS');
        $tickets = [];
        for ($index = 0; $index < $request->count; $index++) {
            $tickets[] = $rows[$index % count($rows)];
        }
        return ['GetTicketsResult' => [
            'Message' => '',
            'Result' => true,
            'ResultCode' => 0,
            'Tickets' => ['TicketInfo' => $tickets],
        ]];
    }

    public function PutAttachment(stdClass $request): array
    {
        return ['PutAttachmentResult' => strlen($request->content)];
    }

    public function GetAttachment(stdClass $request): array
    {
        $block = implode('', array_map('chr', range(0, 255)));
        return ['GetAttachmentResult' => str_repeat($block, $request->sizeMB * 4096)];
    }
}

$server = new SoapServer(getenv('BENCH_WSDL'), ['cache_wsdl' => WSDL_CACHE_MEMORY]);
$server->setClass(Bench::class);
$server->handle();
