'use strict';
// Clicking a column heading sorts by that column: ascending, descending, then in the original order.
const body = document.querySelector('tbody');
const headings = [...document.querySelectorAll('thead th')];
if (body) {
  const original = [...body.rows];
  const key = (row, column) => {
    if (column === 0) {
      return row.cells[0].textContent;
    }
    const cell = row.cells[column];
    return cell && cell.dataset.age ? Number(cell.dataset.age) : Infinity;
  };
  const compare = (left, right) => (left < right ? -1 : left > right ? 1 : 0);
  headings.forEach((heading, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener('click', () => {
      const next = {ascending: 'descending', descending: null}[heading.getAttribute('aria-sort')];
      const order = next === undefined ? 'ascending' : next;
      headings.forEach((other) => other.removeAttribute('aria-sort'));
      const rows = [...original];
      if (order) {
        heading.setAttribute('aria-sort', order);
        const sign = order === 'ascending' ? 1 : -1;
        rows.sort((a, b) => sign * compare(key(a, column), key(b, column)));
      }
      body.replaceChildren(...rows);
    });
  });
}
