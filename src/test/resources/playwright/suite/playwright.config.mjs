import { defineConfig } from '@playwright/test';

// Tests that open no page need no browser, so a project is here no more than a name and a folder.
export default defineConfig({
  testDir: './tests',
  outputDir: './results',
  retries: 1,
  workers: 1,
  projects: [
    { name: 'chromium' },
    { name: 'firefox' },
    // Two folders that hold the same file, neither of them the root that reports count from.
    { name: 'smoke', testDir: './smoke', retries: 0 },
    { name: 'nightly', testDir: '.', testMatch: 'smoke/**', retries: 0 },
  ],
});
