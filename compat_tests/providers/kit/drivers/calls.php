<?php
// Calls a provider through PHP's SoapClient: php calls.php ADDRESS PASSWORD. Each call leaves a line:
// the SOAP version, the operation, Success and the output variables, with tabs between.

[, $address, $password] = $argv;

$asked = [
    ['Authenticate', 'loginUsername=ann.lee', 'loginPassword=a=b&c'],
    ['StartTicket', 'departmentName=Support', 'subject=Zoë <&>', 'ticketNumber=1'],
    ['StartTicket', 'departmentName=Support', 'ticketNumber=1'],
    ['NotifyEventFired', 'eventType=501000', 'args_title=Freeing disk space'],
];

foreach (['1.1' => SOAP_1_1, '1.2' => SOAP_1_2] as $name => $version) {
    $client = new SoapClient("$address?wsdl", [
        'soap_version' => $version,
        'cache_wsdl' => WSDL_CACHE_NONE,
        'features' => SOAP_SINGLE_ELEMENT_ARRAYS,
    ]);
    foreach ($asked as $call) {
        $operation = array_shift($call);
        $items = ["authPW=$password", ...$call];
        $answer = $client->$operation(['inputs' => ['InputVariables' => ['string' => $items]]]);
        $result = $answer->{$operation . 'Result'};
        $outputs = $result->OutputVariables->string ?? [];
        echo implode("\t", [$name, $operation, var_export($result->Success, true), implode('|', $outputs)]), "\n";
    }
}
