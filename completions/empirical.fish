# Completes empirical's command lines in fish 3.4 or later: asks the program what can come next.

function __empirical_candidates
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
    set -e words[1]
    # Fish itself reports a program that it cannot start, and env's report goes nowhere.
    functions -q -- $program; or set program env $program
    # Fish keeps quotes and backslashes in the word at the cursor.
    set -l unquoted (string unescape -- $typed; or string replace -r '^["\']' '' -- $typed)
    set -l answer ($program __complete -- $words "=$unquoted" 2>/dev/null </dev/null)
    test "$answer[1]" = 'empirical completion 1'; or return
    for line in $answer[4..]
        printf '%s\n' "$answer[3]$line"
    end
    if test "$answer[2]" = files
        set -l length (string length -- "$answer[3]")
        for path in (__fish_complete_path (string sub -s (math $length + 1) -- "$unquoted"))
            printf '%s\n' "$answer[3]$path"
        end
    end
end

complete -c empirical -f -a '(__empirical_candidates)'
