const { defineConfig } = require('@playwright/test');
module.exports = defineConfig({
  testDir: '.', retries: 1, workers: 2, fullyParallel: true,
  projects: [
    { name: 'setup', testDir: './shop', testMatch: /.*\.setup\.js/ },
    { name: 'chromium', testDir: './shop', testMatch: /.*\.spec\.js/, dependencies: ['setup'] },
    { name: 'firefox', testDir: './shop', testMatch: /.*\.spec\.js/, dependencies: ['setup'] },
    { name: 'admin über', testDir: './admin', testMatch: /.*\.spec\.js/, repeatEach: +(process.env.REPEAT||1) },
  ],
});
