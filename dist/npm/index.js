'use strict';

// What `--reporter=@empiricalrun/last-pass` loads. Playwright prints a text that is thrown as it is, and an error with its stack.
throw 'empirical: error: @empiricalrun/last-pass is not a reporter: use @empiricalrun/last-pass/reporter or @empiricalrun/last-pass/list';
