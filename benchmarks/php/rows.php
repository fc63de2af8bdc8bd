<?php
// Turns the rows (a JSON file) into a PHP file that the opcode cache keeps compiled.

declare(strict_types=1);

$rows = json_decode(file_get_contents($argv[1]), true, flags: JSON_THROW_ON_ERROR);
echo '<?php return ', var_export($rows, true), ";\n";
