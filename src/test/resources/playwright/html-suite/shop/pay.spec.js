const { test, expect } = require('@playwright/test');
test('opens the page', () => { throw new Error('x'); });
const t = (title, tag, fn) => { try { return test(title, { tag }, fn); } catch (e) { return test(title, fn); } };
t('pays by card', ['@slow', '@money'], () => { expect(1).toBe(2); });
t('pays by voucher', '@money', () => {});
