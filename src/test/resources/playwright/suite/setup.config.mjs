import { defineConfig } from '@playwright/test';

// Every shard runs the setup, on which its own tests depend.
export default defineConfig({
  testDir: './shop',
  outputDir: './results',
  workers: 1,
  projects: [
    { name: 'setup', testMatch: '*.setup.mjs' },
    { name: 'chromium', dependencies: ['setup'] },
    { name: 'firefox', dependencies: ['setup'] },
  ],
});
