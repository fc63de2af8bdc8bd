# The story as a Perl program tells it, through SOAP::Lite.
#
# SOAP::Lite knows no contract: the action is set by on_action (its own, with "#", is not what the
# service wants) and every parameter is named by hand. Answers come back as trees of text, so
# numbers and booleans are compared as they are spelt. The text boxes of the ticket hold CR LF; a
# reader of XML 1.0 sees a bare CR LF as LF, so that is what is compared.
use strict;
use warnings;
use utf8;
use Encode qw(decode_utf8);
use SOAP::Lite;

binmode STDOUT, ':encoding(UTF-8)';

my $NAMES = 'http://www.smartertools.com/SmarterTrack/Services2';
my $UNKNOWN_TICKET = '000-00000000-0000';
my $EVERY_BYTE = join('', map { chr } 0 .. 255) x 400;
my @ACCOUNT = (authUserName => setting('USERNAME'), authPassword => setting('PASSWORD'));

sub setting { return decode_utf8($ENV{"STORY_$_[0]"}) }

sub lf { return $_[0] =~ s/\r\n/\n/gr }

sub connected {
    my ($service, $url) = @_;
    SOAP::Lite->soapversion(setting('SOAP_VERSION'));    # before new, which keeps its namespaces
    return SOAP::Lite->new
        ->ns("$NAMES/$service.asmx", 'm')
        ->proxy($url)
        ->on_action(sub { qq("$_[0]/$_[1]") });
}

# One call: the result as a tree. A value that is a list becomes an array of strings.
sub call {
    my ($client, $operation, @parameters) = @_;
    my @data;
    while (my ($name, $value) = splice @parameters, 0, 2) {
        push @data, ref $value eq 'ARRAY' ? strings($name, @$value)
            : ref $value ? SOAP::Data->name("m:$name")->type(base64Binary => $$value)
            : SOAP::Data->name("m:$name")->type(string => $value);
    }
    my $answer = $client->call("m:$operation" => @data);
    die fault_text($answer) . "\n" if $answer->fault;
    return $answer->result;
}

# SOAP::Lite looks for the text of a fault in the place of SOAP 1.1 only.
sub fault_text {
    my ($answer) = @_;
    return $answer->faultstring || $answer->valueof('//Fault/Reason/Text');
}

sub strings {
    my ($name, @values) = @_;
    my @items = map { SOAP::Data->name('m:string')->type(string => $_) } @values;
    return SOAP::Data->name("m:$name")->value(\SOAP::Data->value(@items));
}

# A step's action may leave a detail of its success in $DETAIL.
our $DETAIL;

sub step {
    my ($name, $action) = @_;
    local $DETAIL = '';
    return print "$name\tok\t$DETAIL\n" if eval { $action->(); 1 };
    print "$name\tfail\t", $@ =~ s/\s+/ /gr, "\n";
}

sub same {
    my ($expected, $actual) = @_;
    $actual //= 'nothing';
    die "expected $expected, got $actual\n" unless $expected eq $actual;
}

sub accepted {
    my ($answer) = @_;
    die "refused with $answer->{ResultCode}: $answer->{Message}\n"
        unless $answer->{Result} eq 'true' && $answer->{ResultCode} eq '0';
    return $answer;
}

sub refused {
    my ($answer) = @_;
    die "not refused\n" unless $answer->{Result} eq 'false' && $answer->{ResultCode} ne '0' && $answer->{Message};
    return $answer;
}

sub ticket_number {
    my ($text) = @_;
    die "not a ticket number: $text\n" unless $text =~ /\A[0-9A-F]{3}-[0-9A-F]{8}-[0-9A-F]{4}\z/;
    return $text;
}

# SOAP::Lite shows a list of one item as that item.
sub items {
    my ($list) = @_;
    return ref $list eq 'ARRAY' ? @$list : ($list);
}

sub only {
    my ($wanted, @items) = @_;
    my @found = grep { $wanted->() } @items;
    same(1, scalar @found);
    return $found[0];
}

sub tell_tickets {
    my $tickets = connected('svcTickets', setting('TICKETS_URL'));
    my ($number, $page, $id, $page_id);
    my $info = sub { call($tickets, 'GetTicketInfoByTicketNumber', @ACCOUNT, ticketNumber => $_[0]) };
    my $parts = sub {
        my $listed = accepted(call($tickets, 'GetTicketConversationPartList', @ACCOUNT, ticketId => $_[0]));
        return items($listed->{Parts}{TicketPartInfo});
    };
    my $message = sub { only(sub { $_->{Type} eq '1' }, $parts->($_[0]))->{PartId} };

    step(ping => sub {
        my @account = (authUsername => setting('USERNAME'), authPassword => setting('PASSWORD'));
        same('true', call($tickets, 'PingService', @account, dataUsername => '')->{IsAvailable});
    });
    step(create => sub {
        my $made = call($tickets, 'CreateTicket', @ACCOUNT,
            departmentID => setting('DEPARTMENT_ID'), groupId => setting('GROUP_ID'), userIdOfAgent => 0,
            toAddress => setting('CUSTOMER'), subject => setting('SUBJECT'), body => setting('BODY'),
            isHtml => 'false', setWaiting => 'false', sendEmail => 'false');
        $number = ticket_number(accepted($made)->{RequestResult});
    });
    step(create_from_customer => sub {
        my $made = call($tickets, 'CreateTicketFromCustomer', @ACCOUNT,
            departmentId => setting('DEPARTMENT_ID'), fromAddress => setting('CUSTOMER'),
            subject => setting('SUBJECT'), body => setting('HTML'), isHtml => 'true', sendAutoResponder => 'false');
        $page = ticket_number(accepted($made)->{RequestResult});
    });
    step(info_by_number => sub {
        my $ticket = accepted($info->($number))->{Ticket};
        $id = $ticket->{ID};
        same(setting('SUBJECT'), $ticket->{Subject});
        same(setting('CUSTOMER'), $ticket->{CustomerEmailAddress});
        same('true', $ticket->{IsOpen});
    });
    step(info => sub {
        $page_id = $info->($page)->{Ticket}{ID};
        my $found = accepted(call($tickets, 'GetTicketInfo', @ACCOUNT, ticketId => $page_id));
        same($page, $found->{Ticket}{TicketNumber});
    });
    step(note => sub {
        accepted(call($tickets, 'AddTicketNote', @ACCOUNT,
            ticketNumber => $number, messageType => 'general', notetext => setting('NOTE')));
    });
    step(attach => sub {
        my $kept = call($tickets, 'AddTicketAttachment', @ACCOUNT,
            ticketNumber => $number, ticketMessageId => 0, fileName => 'every byte.bin', data => \$EVERY_BYTE,
            fileLength => length $EVERY_BYTE, dateCreatedUTC => '2024-02-29T13:04:05Z');
        same(length $EVERY_BYTE, accepted($kept)->{File}{fileSizeInBytes});
        $DETAIL = $kept->{File}{fileNameOnDisk};
    });
    step(attachments => sub {
        my $listed = accepted(call($tickets, 'GetTicketAttachments', @ACCOUNT, ticketId => $id));
        my $file = only(sub { 1 }, items($listed->{Files}{TicketAttachmentInfo}));
        same('every byte.bin', $file->{fileNameOriginal});
        same(length $EVERY_BYTE, $file->{fileSizeInBytes});
        same('2024-02-29T13:04:05', $file->{fileDateUtc} =~ s/Z\z//r);
    });
    step(search => sub {
        my @criteria = ('EmailAddress=' . setting('CUSTOMER'), 'IsOpen=true');
        my $found = accepted(call($tickets, 'GetTicketsBySearch', @ACCOUNT, searchCriteria => \@criteria));
        my $ticket = only(sub { $_->{TicketNumber} eq $number }, items($found->{Tickets}{TicketInfo}));
        same(setting('SUBJECT'), $ticket->{Subject});
    });
    step(parts => sub { same('1 10', join ' ', sort map { $_->{Type} } $parts->($id)) });
    step(plain_text => sub {
        my $read = call($tickets, 'GetTicketMessagePlainText', @ACCOUNT, ticketMessageId => $message->($id));
        same(lf(setting('BODY')), accepted($read)->{messageBody});
    });
    step(html => sub {
        my $read = call($tickets, 'GetTicketMessageHtml', @ACCOUNT, ticketMessageId => $message->($page_id));
        same(lf(setting('HTML')), accepted($read)->{messageBody});
    });
    step(rename => sub {
        accepted(call($tickets, 'SetTicketProperties', @ACCOUNT,
            ticketNumber => $number, ticketPropertyValues => ['Subject=' . setting('RENAMED')]));
        same(setting('RENAMED'), $info->($number)->{Ticket}{Subject});
    });
    step(close => sub {
        accepted(call($tickets, 'CloseTicket', @ACCOUNT, ticketNumber => $number, closingComment => 'Solved, ✓'));
    });
    step(closed => sub { same('false', $info->($number)->{Ticket}{IsOpen}) });
}

sub tell_refusals {
    my $tickets = connected('svcTickets', setting('TICKETS_URL'));

    step(wrong_password => sub {
        my @stranger = (authUserName => setting('OTHER_USERNAME'), authPassword => 'wrong');
        refused(call($tickets, 'GetTicketInfoByTicketNumber', @stranger, ticketNumber => $UNKNOWN_TICKET));
    });
    step(unknown_ticket => sub {
        my $answer = call($tickets, 'GetTicketInfoByTicketNumber', @ACCOUNT, ticketNumber => $UNKNOWN_TICKET);
        my $ticket = refused($answer)->{Ticket};
        same('0', $ticket->{ID});
        same('0001-01-01T00:00:00', $ticket->{LastReplyDateUtc});
        same('nothing', $ticket->{TicketNumber});
    });
}

sub tell_fault {
    my $misdirected = connected('svcTickets', setting('ORGANIZATION_URL'));

    step(wrong_address => sub {
        my $answer = $misdirected->call('m:PingService');
        die "no fault\n" unless $answer->fault;
        $DETAIL = fault_text($answer);
    });
}

sub tell_organization {
    my $organization = connected('svcOrganization', setting('ORGANIZATION_URL'));

    step(validate_agent => sub {
        my @account = (agentUserName => setting('USERNAME'), agentPassword => setting('PASSWORD'));
        my $agent = accepted(call($organization, 'ValidateAgent', @account))->{Agent};
        same(setting('AGENT_ID'), $agent->{ID});
        same(setting('USERNAME'), $agent->{UserName});
    });
    step(departments => sub {
        my $all = accepted(call($organization, 'GetAllDepartments', @ACCOUNT))->{Departments};
        my $department = only(sub { $_->{ID} eq setting('DEPARTMENT_ID') }, items($all->{DepartmentInfo}));
        same(setting('DEPARTMENT_NAME'), $department->{Name});
    });
    step(agents => sub {
        my $all = accepted(call($organization, 'GetAllAgents', @ACCOUNT))->{Agents};
        same(setting('USERNAME'), only(sub { $_->{ID} eq setting('AGENT_ID') }, items($all->{AgentInfo}))->{UserName});
    });
    step(groups => sub {
        my $all = accepted(call($organization, 'GetAllGroups', @ACCOUNT))->{Groups};
        same(setting('GROUP_NAME'), only(sub { $_->{ID} eq setting('GROUP_ID') }, items($all->{GroupInfo}))->{Name});
    });
}

tell_tickets();
tell_refusals();
tell_fault();
tell_organization();
