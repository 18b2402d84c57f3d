# Completes empirical's command lines in PowerShell 5 or later.
# Generated from the program's options by: empirical completion powershell

Register-ArgumentCompleter -Native -CommandName empirical -ScriptBlock {
    param($typed, $line, $cursor)

    # Lists, not hashtables by option: hashtable keys are case-insensitive (-v and -V).
    $commands = @{
        '' = @{
            Several = $false
            Argument = @{ Wants = 'word'; Words = @(@{ Text = 'last-pass'; Says = 'When did a test last pass, and where?' }, @{ Text = 'sandbox'; Says = 'Serve the API''s endpoint on this machine, with invented data' }, @{ Text = 'completion'; Says = 'Print a completion script for a shell' }, @{ Text = 'help'; Says = 'Show help on a command or a topic' }) }
            Options = @(
                @{ Names = @('-h', '--help'); Says = 'Show this help message and exit'; Value = $null }
                @{ Names = @('-V', '--version'); Says = 'Print version information and exit'; Value = $null }
            )
        }
        'last-pass' = @{
            Several = $true
            Argument = @{ Wants = 'anything'; Words = @() }
            Options = @(
                @{ Names = @('--days'); Says = 'Look-back window in days (default: 30)'; Value = @{ Wants = 'anything'; Words = @() } }
                @{ Names = @('--before'); Says = 'The last pass as of then: 2026-11-01T00:00:00Z, a date (midnight UTC), or a duration such as 2d (that long ago)'; Value = @{ Wants = 'anything'; Words = @() } }
                @{ Names = @('--env'); Says = 'Only these environments, by ID or name'; Value = @{ Wants = 'environments'; Words = @() } }
                @{ Names = @('--env-name'); Says = 'Name an environment: show NAME for ID, and accept it as ENV'; Value = @{ Wants = 'anything'; Words = @() } }
                @{ Names = @('--from'); Says = 'IDs, one on each line, perhaps a tab and a title; blank lines and # comments are skipped; - is standard input. May be repeated'; Value = @{ Wants = 'file'; Words = @() } }
                @{ Names = @('--from-playwright'); Says = 'The failed tests of a Playwright report: HTML (file or folder), JSON, or .last-run.json; - is standard input. May be repeated'; Value = @{ Wants = 'file'; Words = @() } }
                @{ Names = @('--last-failed'); Says = 'The failed tests of the last Playwright run in this folder'; Value = $null }
                @{ Names = @('-g', '--grep'); Says = 'Of the report''s tests, those that npx playwright test -g REGEX would run'; Value = @{ Wants = 'anything'; Words = @() } }
                @{ Names = @('--playwright-status'); Says = 'Which of the report''s tests: failed, flaky, all (default: failed)'; Value = @{ Wants = 'words'; Words = @(@{ Text = 'failed'; Says = '' }, @{ Text = 'flaky'; Says = '' }, @{ Text = 'all'; Says = '' }) } }
                @{ Names = @('--require'); Says = 'Each of these environments must have a last pass'; Value = @{ Wants = 'environments'; Words = @() } }
                @{ Names = @('--max-age'); Says = 'The last pass in each required environment (without --require, in each returned one) is at most this old: 90s, 24h, 1h30m, 2w'; Value = @{ Wants = 'anything'; Words = @() } }
                @{ Names = @('--since'); Says = 'The last pass in each of these environments is at or after this time (forms: see --before)'; Value = @{ Wants = 'anything'; Words = @() } }
                @{ Names = @('--wait'); Says = 'Repeat the look-up until the gate is met, for at most this long. Results can lag the end of a run by three minutes'; Value = @{ Wants = 'anything'; Words = @() } }
                @{ Names = @('--poll'); Says = 'Pause between look-ups while waiting (default: 15s)'; Value = @{ Wants = 'anything'; Words = @() } }
                @{ Names = @('--jq'); Says = 'Run a jq filter over the JSON document; strings print raw'; Value = @{ Wants = 'anything'; Words = @() } }
                @{ Names = @('--report'); Says = 'Also write this format to this file, whole or not at all; without FORMAT the file''s ending decides. May be repeated'; Value = @{ Wants = 'word_and_file'; Words = @(@{ Text = 'table'; Says = '' }, @{ Text = 'matrix'; Says = '' }, @{ Text = 'json'; Says = '' }, @{ Text = 'ndjson'; Says = '' }, @{ Text = 'tsv'; Says = '' }, @{ Text = 'markdown'; Says = '' }, @{ Text = 'junit'; Says = '' }, @{ Text = 'html'; Says = '' }) } }
                @{ Names = @('--sort'); Says = 'Order of several test cases: asked, newest, oldest (default: asked). newest puts the test that passed last first'; Value = @{ Wants = 'word'; Words = @(@{ Text = 'asked'; Says = '' }, @{ Text = 'newest'; Says = '' }, @{ Text = 'oldest'; Says = '' }) } }
                @{ Names = @('--time'); Says = 'Time format of the table: relative, iso, epoch, local'; Value = @{ Wants = 'word'; Words = @(@{ Text = 'relative'; Says = '' }, @{ Text = 'iso'; Says = '' }, @{ Text = 'epoch'; Says = '' }, @{ Text = 'local'; Says = '' }) } }
                @{ Names = @('--dashboard'); Says = 'Link each test run to the project''s page, such as https://dash.empirical.run/acme (EMPIRICAL_DASHBOARD)'; Value = @{ Wants = 'anything'; Words = @() } }
                @{ Names = @('--color'); Says = 'Use colour: auto, always, never. NO_COLOR and CLICOLOR_FORCE are respected'; Value = @{ Wants = 'word'; Words = @(@{ Text = 'auto'; Says = '' }, @{ Text = 'always'; Says = '' }, @{ Text = 'never'; Says = '' }) } }
                @{ Names = @('-q', '--quiet'); Says = 'Print errors only: no warnings, progress or summaries'; Value = $null }
                @{ Names = @('-v', '--verbose'); Says = 'Print requests and replies, with the key redacted'; Value = $null }
                @{ Names = @('-o', '--output'); Says = 'Output format: table, matrix, json, ndjson, tsv, markdown, junit, html. Default: table, or matrix for several test cases'; Value = @{ Wants = 'word'; Words = @(@{ Text = 'table'; Says = '' }, @{ Text = 'matrix'; Says = '' }, @{ Text = 'json'; Says = '' }, @{ Text = 'ndjson'; Says = '' }, @{ Text = 'tsv'; Says = '' }, @{ Text = 'markdown'; Says = '' }, @{ Text = 'junit'; Says = '' }, @{ Text = 'html'; Says = '' }) } }
                @{ Names = @('--json'); Says = 'The same as --output json'; Value = $null }
                @{ Names = @('--api-url'); Says = 'Base URL (EMPIRICAL_API_URL; default: https://api.empirical.run)'; Value = @{ Wants = 'anything'; Words = @() } }
                @{ Names = @('--project-id'); Says = 'The project, for a key that is not bound to one (EMPIRICAL_PROJECT_ID)'; Value = @{ Wants = 'anything'; Words = @() } }
                @{ Names = @('--key-file'); Says = 'Read the API key from a file, - for standard input (default: EMPIRICALRUN_KEY)'; Value = @{ Wants = 'file'; Words = @() } }
                @{ Names = @('--timeout'); Says = 'Deadline for one look-up, retries included (default: 30s)'; Value = @{ Wants = 'anything'; Words = @() } }
                @{ Names = @('--retries'); Says = 'Retries after a transient failure, 0 to 10 (default: 3)'; Value = @{ Wants = 'anything'; Words = @() } }
                @{ Names = @('--concurrency'); Says = 'Concurrent look-ups, 1 to 64 (default: 8)'; Value = @{ Wants = 'anything'; Words = @() } }
                @{ Names = @('--cacert'); Says = 'Also trust the certificate authorities in this PEM bundle (SSL_CERT_FILE)'; Value = @{ Wants = 'file'; Words = @() } }
                @{ Names = @('--allow-http'); Says = 'Send the key over plain HTTP to another machine'; Value = $null }
                @{ Names = @('--demo'); Says = 'Use invented data; needs no key and sends nothing'; Value = $null }
                @{ Names = @('-h', '--help'); Says = 'Show this help message and exit'; Value = $null }
                @{ Names = @('-V', '--version'); Says = 'Print version information and exit'; Value = $null }
            )
        }
        'sandbox' = @{
            Several = $false
            Argument = $null
            Options = @(
                @{ Names = @('--port'); Says = 'Port to listen on; 0, the default, picks a free one'; Value = @{ Wants = 'anything'; Words = @() } }
                @{ Names = @('--data'); Says = 'A JSON object: test case ID to a list of the API''s entries, where executed_at may also be an age such as "3h"'; Value = @{ Wants = 'file'; Words = @() } }
                @{ Names = @('--fail-with'); Says = 'Answer every good request with this HTTP status, 400 to 599'; Value = @{ Wants = 'anything'; Words = @() } }
                @{ Names = @('--delay'); Says = 'Wait so long before each answer'; Value = @{ Wants = 'anything'; Words = @() } }
                @{ Names = @('-h', '--help'); Says = 'Show this help message and exit'; Value = $null }
                @{ Names = @('-V', '--version'); Says = 'Print version information and exit'; Value = $null }
            )
        }
        'completion' = @{
            Several = $false
            Argument = @{ Wants = 'word'; Words = @(@{ Text = 'bash'; Says = '' }, @{ Text = 'zsh'; Says = '' }, @{ Text = 'fish'; Says = '' }, @{ Text = 'powershell'; Says = '' }) }
            Options = @(
                @{ Names = @('-h', '--help'); Says = 'Show this help message and exit'; Value = $null }
                @{ Names = @('-V', '--version'); Says = 'Print version information and exit'; Value = $null }
            )
        }
        'help' = @{
            Several = $false
            Argument = @{ Wants = 'word'; Words = @(@{ Text = 'last-pass'; Says = 'When did a test last pass, and where?' }, @{ Text = 'sandbox'; Says = 'Serve the API''s endpoint on this machine, with invented data' }, @{ Text = 'completion'; Says = 'Print a completion script for a shell' }, @{ Text = 'help'; Says = 'Show help on a command or a topic' }, @{ Text = 'exit-codes'; Says = '' }, @{ Text = 'environment'; Says = '' }, @{ Text = 'formatting'; Says = '' }, @{ Text = 'gating'; Says = '' }) }
            Options = @(
                @{ Names = @('-h', '--help'); Says = 'Show this help message and exit'; Value = $null }
                @{ Names = @('-V', '--version'); Says = 'Print version information and exit'; Value = $null }
            )
        }
    }

    function Get-Environment {
        foreach ($entry in & $line.CommandElements[0].Extent.Text environments 2>$null) {
            $text, $says = $entry -split "`t", 2
            @{ Text = $text; Says = $says }
        }
    }

    function Write-Offer($words, $kept, $begun, $ending = '') {
        $listed = ',' + $kept.Substring($kept.IndexOf('=') + 1)
        foreach ($word in $words) {
            if ($listed.Contains(",$($word.Text),")) { continue }
            if ($word.Text.StartsWith($begun, [StringComparison]::Ordinal)) {
                $text = "$kept$($word.Text)$ending"
                if ($text -match "[\s'``\"()&;|{}<>@#`$]") { $text = "'" + $text.Replace("'", "''") + "'" }
                $says = if ($word.Says) { $word.Says } else { $word.Text }
                [System.Management.Automation.CompletionResult]::new(
                    $text, $word.Text, 'ParameterValue', $says)
            }
        }
    }

    function Write-File($kept, $begun) {
        foreach ($file in [System.Management.Automation.CompletionCompleters]::CompleteFilename($begun)) {
            [System.Management.Automation.CompletionResult]::new(
                "$kept$($file.CompletionText)", $file.ListItemText, $file.ResultType, $file.ToolTip)
        }
    }

    function Write-Value($value, $kept, $begun) {
        $head = $begun.Substring(0, $begun.LastIndexOf(',') + 1)
        $last = $begun.Substring($head.Length)
        switch ($value.Wants) {
            'word' { Write-Offer $value.Words $kept $begun }
            'words' { Write-Offer $value.Words "$kept$head" $last }
            'environments' { Write-Offer @(Get-Environment) "$kept$head" $last }
            'file' { Write-File $kept $begun }
            'word_and_file' {
                $equals = $begun.IndexOf('=') + 1
                if ($equals) { Write-File "$kept$($begun.Substring(0, $equals))" $begun.Substring($equals) }
                else { Write-Offer $value.Words $kept $begun '=' }
            }
        }
    }

    $name = ''
    $option = $null
    $ended = $false
    $given = 0
    $before = $line.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursor }
    foreach ($word in $before | ForEach-Object { $_.Extent.Text }) {
        if ($option) { $option = $null }
        elseif (-not $ended -and $word -eq '--') { $ended = $true }
        elseif (-not $ended -and $word.StartsWith('-')) {
            $option = $commands[$name].Options | Where-Object { $_.Names -ccontains $word -and $_.Value }
        }
        elseif (-not $name) { $name = $word }
        else { $given++ }
        if (-not $commands.ContainsKey($name)) { return }
    }

    $command = $commands[$name]
    if ($option) {
        Write-Value $option.Value '' $typed
    }
    elseif (-not $ended -and $typed -cmatch '^(--[^=]+)=(.*)$') {
        $long = $Matches[1]
        $begun = $Matches[2]
        $option = $command.Options | Where-Object { $_.Names -ccontains $long -and $_.Value }
        if ($option) { Write-Value $option.Value "$long=" $begun }
    }
    elseif (-not $ended -and $typed.StartsWith('-')) {
        foreach ($option in $command.Options) {
            Write-Offer @($option.Names | ForEach-Object { @{ Text = $_; Says = $option.Says } }) '' $typed
        }
    }
    elseif ($command.Argument -and ($given -eq 0 -or $command.Several)) {
        Write-Value $command.Argument '' $typed
    }
}
