import { test, expect } from '@playwright/test';

test('opens', () => {});

test.describe('Basket', () => {
  for (const what of ['a book', 'a lamp']) {
    test(`takes ${what}`, () => {
      expect(what).toBe('a boat');
    });
  }
});
