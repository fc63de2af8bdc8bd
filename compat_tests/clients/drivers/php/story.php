<?php
// The story as a PHP program tells it, through the SoapClient that comes with PHP.
//
// The text boxes of the ticket hold CR LF. A reader of XML 1.0 sees a bare CR LF as LF, so that is
// what is compared.

const UNKNOWN_TICKET = '000-00000000-0000';

function setting(string $name): string
{
    return getenv("STORY_$name");
}

function connect(string $url): SoapClient
{
    return new SoapClient("$url?WSDL", [
        'soap_version' => setting('SOAP_VERSION') === '1.2' ? SOAP_1_2 : SOAP_1_1,
        'cache_wsdl' => WSDL_CACHE_NONE,
        'features' => SOAP_SINGLE_ELEMENT_ARRAYS,
    ]);
}

function call(SoapClient $client, string $operation, array $parameters): object
{
    $account = ['authUserName' => setting('USERNAME'), 'authPassword' => setting('PASSWORD')];
    return $client->$operation($parameters + $account)->{$operation . 'Result'};
}

function step(string $name, callable $action): void
{
    try {
        $detail = $action();
        echo "$name\tok\t$detail\n";
    } catch (Throwable $error) {
        echo "$name\tfail\t", preg_replace('/\s+/', ' ', get_class($error) . ': ' . $error->getMessage()), "\n";
    }
}

function must(bool $holds, string $complaint): void
{
    if (!$holds) {
        throw new Exception($complaint);
    }
}

function same(mixed $expected, mixed $actual): void
{
    must($expected === $actual, 'expected ' . var_export($expected, true) . ', got ' . var_export($actual, true));
}

function accepted(object $answer): object
{
    must($answer->Result && $answer->ResultCode === 0, "refused with $answer->ResultCode: " . ($answer->Message ?? ''));
    return $answer;
}

function refused(object $answer): object
{
    must(!$answer->Result && $answer->ResultCode !== 0 && $answer->Message !== '', 'not refused');
    return $answer;
}

function ticketNumber(string $text): string
{
    must((bool) preg_match('/^[0-9A-F]{3}-[0-9A-F]{8}-[0-9A-F]{4}$/D', $text), "not a ticket number: $text");
    return $text;
}

function only(array $items, callable $wanted): object
{
    $found = array_values(array_filter($items, $wanted));
    same(1, count($found));
    return $found[0];
}

function firstMessage(SoapClient $tickets, int $ticketId): array
{
    $listed = accepted(call($tickets, 'GetTicketConversationPartList', ['ticketId' => $ticketId]));
    $message = only($listed->Parts->TicketPartInfo, fn($part) => $part->Type === 1);
    return ['ticketMessageId' => $message->PartId];
}

function tellTickets(): void
{
    $tickets = connect(setting('TICKETS_URL'));
    $data = str_repeat(implode(array_map('chr', range(0, 255))), 400);
    $number = $page = '';
    $id = $pageId = 0;

    step('ping', function () use ($tickets) {
        $ping = ['authUsername' => setting('USERNAME'), 'dataUsername' => ''];
        same(true, call($tickets, 'PingService', $ping)->IsAvailable);
    });
    step('create', function () use ($tickets, &$number) {
        $made = accepted(call($tickets, 'CreateTicket', [
            'departmentID' => (int) setting('DEPARTMENT_ID'),
            'groupId' => (int) setting('GROUP_ID'),
            'userIdOfAgent' => 0,
            'toAddress' => setting('CUSTOMER'),
            'subject' => setting('SUBJECT'),
            'body' => setting('BODY'),
            'isHtml' => false,
            'setWaiting' => false,
            'sendEmail' => false,
        ]));
        $number = ticketNumber($made->RequestResult);
    });
    step('create_from_customer', function () use ($tickets, &$page) {
        $made = accepted(call($tickets, 'CreateTicketFromCustomer', [
            'departmentId' => (int) setting('DEPARTMENT_ID'),
            'fromAddress' => setting('CUSTOMER'),
            'subject' => setting('SUBJECT'),
            'body' => setting('HTML'),
            'isHtml' => true,
            'sendAutoResponder' => false,
        ]));
        $page = ticketNumber($made->RequestResult);
    });
    step('info_by_number', function () use ($tickets, &$number, &$id) {
        $ticket = accepted(call($tickets, 'GetTicketInfoByTicketNumber', ['ticketNumber' => $number]))->Ticket;
        $id = $ticket->ID;
        same(setting('SUBJECT'), $ticket->Subject);
        same(setting('CUSTOMER'), $ticket->CustomerEmailAddress);
        same(true, $ticket->IsOpen);
    });
    step('info', function () use ($tickets, &$page, &$pageId) {
        $pageId = call($tickets, 'GetTicketInfoByTicketNumber', ['ticketNumber' => $page])->Ticket->ID;
        same($page, accepted(call($tickets, 'GetTicketInfo', ['ticketId' => $pageId]))->Ticket->TicketNumber);
    });
    step('note', function () use ($tickets, &$number) {
        $note = ['ticketNumber' => $number, 'messageType' => 'general', 'notetext' => setting('NOTE')];
        accepted(call($tickets, 'AddTicketNote', $note));
    });
    step('attach', function () use ($tickets, &$number, $data) {
        $kept = accepted(call($tickets, 'AddTicketAttachment', [
            'ticketNumber' => $number,
            'ticketMessageId' => 0,
            'fileName' => 'every byte.bin',
            'data' => $data,
            'fileLength' => strlen($data),
            'dateCreatedUTC' => '2024-02-29T13:04:05Z',
        ]));
        same(strlen($data), $kept->File->fileSizeInBytes);
        return $kept->File->fileNameOnDisk;
    });
    step('attachments', function () use ($tickets, &$id, $data) {
        $listed = accepted(call($tickets, 'GetTicketAttachments', ['ticketId' => $id]));
        $file = only($listed->Files->TicketAttachmentInfo, fn() => true);
        same('every byte.bin', $file->fileNameOriginal);
        same(strlen($data), $file->fileSizeInBytes);
        same('2024-02-29T13:04:05', rtrim($file->fileDateUtc, 'Z'));
    });
    step('search', function () use ($tickets, &$number) {
        $criteria = ['EmailAddress=' . setting('CUSTOMER'), 'IsOpen=true'];
        $found = accepted(call($tickets, 'GetTicketsBySearch', ['searchCriteria' => $criteria]));
        $ticket = only($found->Tickets->TicketInfo, fn($one) => $one->TicketNumber === $number);
        same(setting('SUBJECT'), $ticket->Subject);
    });
    step('parts', function () use ($tickets, &$id) {
        $listed = accepted(call($tickets, 'GetTicketConversationPartList', ['ticketId' => $id]));
        $types = array_column($listed->Parts->TicketPartInfo, 'Type');
        sort($types);
        same([1, 10], $types);
    });
    step('plain_text', function () use ($tickets, &$id) {
        $read = accepted(call($tickets, 'GetTicketMessagePlainText', firstMessage($tickets, $id)));
        same(str_replace("\r\n", "\n", setting('BODY')), $read->messageBody);
    });
    step('html', function () use ($tickets, &$pageId) {
        $read = accepted(call($tickets, 'GetTicketMessageHtml', firstMessage($tickets, $pageId)));
        same(str_replace("\r\n", "\n", setting('HTML')), $read->messageBody);
    });
    step('rename', function () use ($tickets, &$number) {
        $values = ['Subject=' . setting('RENAMED')];
        accepted(call($tickets, 'SetTicketProperties', ['ticketNumber' => $number, 'ticketPropertyValues' => $values]));
        $found = call($tickets, 'GetTicketInfoByTicketNumber', ['ticketNumber' => $number]);
        same(setting('RENAMED'), $found->Ticket->Subject);
    });
    step('close', function () use ($tickets, &$number) {
        accepted(call($tickets, 'CloseTicket', ['ticketNumber' => $number, 'closingComment' => 'Solved, ✓']));
    });
    step('closed', function () use ($tickets, &$number) {
        same(false, call($tickets, 'GetTicketInfoByTicketNumber', ['ticketNumber' => $number])->Ticket->IsOpen);
    });
}

function tellRefusals(): void
{
    $tickets = connect(setting('TICKETS_URL'));

    step('wrong_password', function () use ($tickets) {
        $stranger = ['authUserName' => setting('OTHER_USERNAME'), 'authPassword' => 'wrong'];
        refused(call($tickets, 'GetTicketInfoByTicketNumber', ['ticketNumber' => UNKNOWN_TICKET] + $stranger));
    });
    step('unknown_ticket', function () use ($tickets) {
        $ticket = refused(call($tickets, 'GetTicketInfoByTicketNumber', ['ticketNumber' => UNKNOWN_TICKET]))->Ticket;
        same(0, $ticket->ID);
        same('0001-01-01T00:00:00', $ticket->LastReplyDateUtc);
        same(false, isset($ticket->TicketNumber));
    });
}

function tellFault(): void
{
    $misdirected = connect(setting('TICKETS_URL'));
    $misdirected->__setLocation(setting('ORGANIZATION_URL'));

    step('wrong_address', function () use ($misdirected) {
        try {
            call($misdirected, 'PingService', []);
        } catch (SoapFault $fault) {
            return $fault->getMessage();
        }
        throw new Exception('no fault');
    });
}

function tellOrganization(): void
{
    $organization = connect(setting('ORGANIZATION_URL'));
    $agentId = (int) setting('AGENT_ID');

    step('validate_agent', function () use ($organization, $agentId) {
        $account = ['agentUserName' => setting('USERNAME'), 'agentPassword' => setting('PASSWORD')];
        $agent = accepted(call($organization, 'ValidateAgent', $account))->Agent;
        same($agentId, $agent->ID);
        same(setting('USERNAME'), $agent->UserName);
    });
    step('departments', function () use ($organization) {
        $all = accepted(call($organization, 'GetAllDepartments', []))->Departments->DepartmentInfo;
        same(setting('DEPARTMENT_NAME'), only($all, fn($one) => $one->ID === (int) setting('DEPARTMENT_ID'))->Name);
    });
    step('agents', function () use ($organization, $agentId) {
        $all = accepted(call($organization, 'GetAllAgents', []))->Agents->AgentInfo;
        same(setting('USERNAME'), only($all, fn($one) => $one->ID === $agentId)->UserName);
    });
    step('groups', function () use ($organization) {
        $all = accepted(call($organization, 'GetAllGroups', []))->Groups->GroupInfo;
        same(setting('GROUP_NAME'), only($all, fn($one) => $one->ID === (int) setting('GROUP_ID'))->Name);
    });
}

tellTickets();
tellRefusals();
tellFault();
tellOrganization();
