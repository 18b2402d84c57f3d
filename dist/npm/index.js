'use strict';

// What `--reporter=@empiricalrun/cli` loads. Playwright prints a text that is thrown as it is, and an error with its stack.
throw 'empirical: error: @empiricalrun/cli is not a reporter: use @empiricalrun/cli/reporter or @empiricalrun/cli/list';
