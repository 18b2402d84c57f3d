const { test, expect } = require('@playwright/test');
test.describe('Cart', () => {
  test.describe('', () => {
    test('adds a book @smoke', () => { expect(1).toBe(test.info().project.name === 'firefox' ? 2 : 1); });
  });
  test('removes a "lamp" \\ twice', () => { expect(1).toBe(2); });
  test('is flaky', () => { expect(test.info().retry).toBe(1); });
  test.skip('is skipped', () => {});
  test.fixme('needs work', () => {});
  test('Grüße aus 東京 🛒 <b>&amp;</b>', () => { expect('é').toBe('e'); });
  test.describe('deep › er', () => {
    for (const n of [1, 2, 3]) test(`row ${n}`, () => { expect(n).toBe(2); });
  });
});
test.describe.serial('In series', () => {
  test('first fails', () => { expect(1).toBe(2); });
  test('did not run', () => {});
});
test('opens the page', () => { throw new Error('x'); });
test.fail('expected to fail', () => { expect(1).toBe(2); });
test.fail('passes though it should fail', () => {});
