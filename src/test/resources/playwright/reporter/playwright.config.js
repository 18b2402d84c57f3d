module.exports = {
  projects: [{ name: 'chromium' }, { name: 'firefox' }],
  reporter: [['dot'], ['@empiricalrun/cli/reporter', { args: ['--env-name', '1=production'] }]],
};
