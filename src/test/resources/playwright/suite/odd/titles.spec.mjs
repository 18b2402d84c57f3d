import { test, expect } from '@playwright/test';

test.describe('half a pair \udf00 around', () => {
  test('whole pair \ud83c\udf00', () => {
    expect(1).toBe(2);
  });
});

test('ends in half a pair \ud83c', () => {
  expect(1).toBe(2);
});
