# Completes empirical's command lines in fish.
# Generated from the program's options by: empirical completion fish

# Whether the line has the given command ('' for none yet); with a second argument, also
# whether no argument follows it yet.
function __empirical_on
    set -l words (string match -v -- '-*' (commandline -opc)[2..-1])
    if test -z "$argv[1]"
        test (count $words) -eq 0
    else
        test "$words[1]" = "$argv[1]"; and begin
            test (count $argv) -eq 1; or test (count $words) -eq 1
        end
    end
end

# The part of an option's value typed so far.
function __empirical_typed
    string replace -r -- '^--[^=]*=' '' (commandline -ct)
end

# Each argument that is not in the list yet, after the text typed up to the last comma.
function __empirical_list
    set -l head (string match -r -- '^.*,' (__empirical_typed))
    for word in $argv
        set -l text (string replace -r -- '\t.*' '' $word)
        contains -- $text (string split -- , $head); or printf '%s\n' "$head"$word
    end
end

# Known environments, by name and ID.
function __empirical_environments
    set -l program (commandline -opc)[1]
    $program environments 2>/dev/null
end

# One of the words, an equals sign, and a file.
function __empirical_word_and_file
    set -l typed (__empirical_typed)
    if string match -q -- '*=*' $typed
        set -l word (string replace -r -- '=.*' '' $typed)
        set -l file (string replace -r -- '^[^=]*=' '' $typed)
        for path in $file*
            test -d $path; and set path $path/
            printf '%s\t\n' $word=$path
        end
    else
        printf '%s=\t\n' $argv
    end
end

complete -c empirical -f
complete -c empirical -n '__empirical_on ""' -a last-pass -d 'When did a test last pass, and where?'
complete -c empirical -n '__empirical_on ""' -a sandbox -d 'Serve the API\'s endpoint on this machine, with invented data'
complete -c empirical -n '__empirical_on ""' -a completion -d 'Print a completion script for a shell'
complete -c empirical -n '__empirical_on ""' -a help -d 'Show help on a command or a topic'
complete -c empirical -n '__empirical_on ""' -s h -l help -d 'Show this help message and exit'
complete -c empirical -n '__empirical_on ""' -s V -l version -d 'Print version information and exit'

complete -c empirical -n '__empirical_on last-pass' -l days -x -d 'Look-back window in days (default: 30)'
complete -c empirical -n '__empirical_on last-pass' -l before -x -d 'The last pass as of then: 2026-11-01T00:00:00Z, a date (midnight UTC), or a duration such as 2d (that long ago)'
complete -c empirical -n '__empirical_on last-pass' -l env -x -a '(__empirical_list (__empirical_environments))' -d 'Only these environments, by ID or name'
complete -c empirical -n '__empirical_on last-pass' -l env-name -x -d 'Name an environment: show NAME for ID, and accept it as ENV'
complete -c empirical -n '__empirical_on last-pass' -l from -r -F -d 'IDs, one on each line, perhaps a tab and a title; blank lines and # comments are skipped; - is standard input. May be repeated'
complete -c empirical -n '__empirical_on last-pass' -l from-playwright -r -F -d 'The failed tests of a Playwright report: HTML (file or folder), JSON, or .last-run.json; - is standard input. May be repeated'
complete -c empirical -n '__empirical_on last-pass' -l last-failed -d 'The failed tests of the last Playwright run in this folder'
complete -c empirical -n '__empirical_on last-pass' -s g -l grep -x -d 'Of the report\'s tests, those that npx playwright test -g REGEX would run'
complete -c empirical -n '__empirical_on last-pass' -l playwright-status -x -a '(__empirical_list failed\t flaky\t all\t)' -d 'Which of the report\'s tests: failed, flaky, all (default: failed)'
complete -c empirical -n '__empirical_on last-pass' -l require -x -a '(__empirical_list (__empirical_environments))' -d 'Each of these environments must have a last pass'
complete -c empirical -n '__empirical_on last-pass' -l max-age -x -d 'The last pass in each required environment (without --require, in each returned one) is at most this old: 90s, 24h, 1h30m, 2w'
complete -c empirical -n '__empirical_on last-pass' -l since -x -d 'The last pass in each of these environments is at or after this time (forms: see --before)'
complete -c empirical -n '__empirical_on last-pass' -l wait -x -d 'Repeat the look-up until the gate is met, for at most this long. Results can lag the end of a run by three minutes'
complete -c empirical -n '__empirical_on last-pass' -l poll -x -d 'Pause between look-ups while waiting (default: 15s)'
complete -c empirical -n '__empirical_on last-pass' -l jq -x -d 'Run a jq filter over the JSON document; strings print raw'
complete -c empirical -n '__empirical_on last-pass' -l report -x -a '(__empirical_word_and_file table matrix json ndjson tsv markdown junit html)' -d 'Also write this format to this file, whole or not at all; without FORMAT the file\'s ending decides. May be repeated'
complete -c empirical -n '__empirical_on last-pass' -l sort -x -a 'asked\t newest\t oldest\t' -d 'Order of several test cases: asked, newest, oldest (default: asked). newest puts the test that passed last first'
complete -c empirical -n '__empirical_on last-pass' -l time -x -a 'relative\t iso\t epoch\t local\t' -d 'Time format of the table: relative, iso, epoch, local'
complete -c empirical -n '__empirical_on last-pass' -l dashboard -x -d 'Link each test run to the project\'s page, such as https://dash.empirical.run/acme (EMPIRICAL_DASHBOARD)'
complete -c empirical -n '__empirical_on last-pass' -l color -x -a 'auto\t always\t never\t' -d 'Use colour: auto, always, never. NO_COLOR and CLICOLOR_FORCE are respected'
complete -c empirical -n '__empirical_on last-pass' -s q -l quiet -d 'Print errors only: no warnings, progress or summaries'
complete -c empirical -n '__empirical_on last-pass' -s v -l verbose -d 'Print requests and replies, with the key redacted'
complete -c empirical -n '__empirical_on last-pass' -s o -l output -x -a 'table\t matrix\t json\t ndjson\t tsv\t markdown\t junit\t html\t' -d 'Output format: table, matrix, json, ndjson, tsv, markdown, junit, html. Default: table, or matrix for several test cases'
complete -c empirical -n '__empirical_on last-pass' -l json -d 'The same as --output json'
complete -c empirical -n '__empirical_on last-pass' -l api-url -x -d 'Base URL (EMPIRICAL_API_URL; default: https://api.empirical.run)'
complete -c empirical -n '__empirical_on last-pass' -l project-id -x -d 'The project, for a key that is not bound to one (EMPIRICAL_PROJECT_ID)'
complete -c empirical -n '__empirical_on last-pass' -l key-file -r -F -d 'Read the API key from a file, - for standard input (default: EMPIRICALRUN_KEY)'
complete -c empirical -n '__empirical_on last-pass' -l timeout -x -d 'Deadline for one look-up, retries included (default: 30s)'
complete -c empirical -n '__empirical_on last-pass' -l retries -x -d 'Retries after a transient failure, 0 to 10 (default: 3)'
complete -c empirical -n '__empirical_on last-pass' -l concurrency -x -d 'Concurrent look-ups, 1 to 64 (default: 8)'
complete -c empirical -n '__empirical_on last-pass' -l cacert -r -F -d 'Also trust the certificate authorities in this PEM bundle (SSL_CERT_FILE)'
complete -c empirical -n '__empirical_on last-pass' -l allow-http -d 'Send the key over plain HTTP to another machine'
complete -c empirical -n '__empirical_on last-pass' -l demo -d 'Use invented data; needs no key and sends nothing'
complete -c empirical -n '__empirical_on last-pass' -s h -l help -d 'Show this help message and exit'
complete -c empirical -n '__empirical_on last-pass' -s V -l version -d 'Print version information and exit'

complete -c empirical -n '__empirical_on sandbox' -l port -x -d 'Port to listen on; 0, the default, picks a free one'
complete -c empirical -n '__empirical_on sandbox' -l data -r -F -d 'A JSON object: test case ID to a list of the API\'s entries, where executed_at may also be an age such as "3h"'
complete -c empirical -n '__empirical_on sandbox' -l fail-with -x -d 'Answer every good request with this HTTP status, 400 to 599'
complete -c empirical -n '__empirical_on sandbox' -l delay -x -d 'Wait so long before each answer'
complete -c empirical -n '__empirical_on sandbox' -s h -l help -d 'Show this help message and exit'
complete -c empirical -n '__empirical_on sandbox' -s V -l version -d 'Print version information and exit'

complete -c empirical -n '__empirical_on completion first' -a bash
complete -c empirical -n '__empirical_on completion first' -a zsh
complete -c empirical -n '__empirical_on completion first' -a fish
complete -c empirical -n '__empirical_on completion first' -a powershell
complete -c empirical -n '__empirical_on completion' -s h -l help -d 'Show this help message and exit'
complete -c empirical -n '__empirical_on completion' -s V -l version -d 'Print version information and exit'

complete -c empirical -n '__empirical_on help first' -a last-pass -d 'When did a test last pass, and where?'
complete -c empirical -n '__empirical_on help first' -a sandbox -d 'Serve the API\'s endpoint on this machine, with invented data'
complete -c empirical -n '__empirical_on help first' -a completion -d 'Print a completion script for a shell'
complete -c empirical -n '__empirical_on help first' -a help -d 'Show help on a command or a topic'
complete -c empirical -n '__empirical_on help first' -a exit-codes
complete -c empirical -n '__empirical_on help first' -a environment
complete -c empirical -n '__empirical_on help first' -a formatting
complete -c empirical -n '__empirical_on help first' -a gating
complete -c empirical -n '__empirical_on help' -s h -l help -d 'Show this help message and exit'
complete -c empirical -n '__empirical_on help' -s V -l version -d 'Print version information and exit'
