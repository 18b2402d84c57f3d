const { test, expect } = require('@playwright/test');
test.describe('Users', () => {
  test('lists', () => { expect(1).toBe(2); });
  test('flaky one', () => { expect(test.info().retry).toBe(1); });
  test('deletes', () => {});
});
