# Completes empirical's command lines in PowerShell 5 or later: asks the program what can come next.

Register-ArgumentCompleter -Native -CommandName empirical -ScriptBlock {
    param($typed, $line, $cursor)

    $before = @()
    $word = ''
    foreach ($element in $line.CommandElements | Select-Object -Skip 1) {
        $text = $element.Extent.Text
        if ($element.Extent.EndOffset -lt $cursor) {
            $isString = $element -is [System.Management.Automation.Language.StringConstantExpressionAst]
            $before += if ($isString) { $element.Value } else { $text }
        }
        elseif ($element.Extent.StartOffset -lt $cursor) {
            $word = $text.Substring(0, $cursor - $element.Extent.StartOffset)
        }
    }
    # PowerShell replaces what it calls typed, which may be the text after a comma only.
    $cut = [Math]::Max(0, $word.Length - $typed.Length)
    $word = $word -replace '^[''"]', ''

    $program = $line.GetCommandName()
    try { $answer = @(@() | & $program __complete -- @before "=$word" 2>$null) }
    catch { return }
    $first, $kind, $stays, $candidates = $answer
    if ($first -cne 'empirical completion 1') { return }

    foreach ($candidate in $candidates) {
        $name, $description = $candidate -split "`t", 2
        $text = "$stays$name".Substring($cut)
        if ($text -notmatch '^[\w./:=,+-]+$') {
            # Also doubles the typographic quotes, which PowerShell takes for plain ones.
            $text = "'" + [System.Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($text) + "'"
        }
        $shown = if ($description) { $description } else { $name }
        [System.Management.Automation.CompletionResult]::new($text, $name, 'ParameterValue', $shown)
    }
    if ($kind -ceq 'files') {
        foreach ($file in [System.Management.Automation.CompletionCompleters]::CompleteFilename($word.Substring($stays.Length))) {
            $text = "$stays$($file.CompletionText)".Substring($cut)
            [System.Management.Automation.CompletionResult]::new($text, $file.ListItemText, $file.ResultType, $file.ToolTip)
        }
    }
}
