// A Pulumi engine for tests, for many runs at once. Orders come as lines of JSON on standard input, and each is answered by a
// line with the same `id`. It ends with its input, and so with the tests.
import { createInterface } from 'node:readline';
import { openRun } from './run.mjs';

const runs = new Map();

const orders = {
  async open(order) {
    const run = await openRun(order);
    runs.set(run.monitor, run);
    return { monitor: run.monitor, engine: run.engine };
  },
  async wait({ run, name, isAnswered }) {
    await runs.get(run).waitFor(name, isAnswered);
  },
  async events({ run }) {
    return { events: runs.get(run).events };
  },
  async close({ run }) {
    runs.get(run).close();
    runs.delete(run);
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line);
  orders[order.do](order).then(
    (result) => process.stdout.write(JSON.stringify({ id: order.id, ...result }) + '\n'),
    (error) => process.stdout.write(JSON.stringify({ id: order.id, error: String(error.stack ?? error) }) + '\n'));
}
process.exit(0);
