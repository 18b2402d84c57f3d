// For each line of standard input, [source, flags, texts] in JSON: the texts that match, as ones and zeros, or "invalid".
const lines = require('fs').readFileSync(0, 'utf8').split('\n').filter(line => line);
const results = lines.map(line => {
  const [source, flags, texts] = JSON.parse(line);
  try {
    const expression = new RegExp(source, flags);
    return texts.map(text => (expression.test(text) ? '1' : '0')).join('');
  } catch (error) {
    return 'invalid';
  }
});
process.stdout.write(results.join('\n') + '\n');
