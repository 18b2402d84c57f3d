const { test } = require('@playwright/test');

test('opens @smoke', ({}, info) => {
  if (info.repeatEachIndex === 1) throw new Error('open already');
});
test.skip('empties @smoke', () => {});
test.describe('Cart', () => {
  test('removes a "lamp" 🛒', ({}, info) => {
    if (info.project.name === 'firefox') throw new Error('no lamp');
  });
  test('adds\ta\nbook', () => {
    throw new Error('no book');
  });
});
