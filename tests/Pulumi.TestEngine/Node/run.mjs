// One run of a program against one engine: two servers, the requests in the order of their arrival, and what goes wrong.
import grpc from '@grpc/grpc-js';
import { EngineService } from '@pulumi/pulumi/proto/engine_grpc_pb.js';
import { ResourceMonitorService } from '@pulumi/pulumi/proto/resource_grpc_pb.js';
import { answersOf } from './answers.mjs';
import { decode, encode } from './messages.mjs';

/** Headers that every gRPC client sends. */
const USUAL = /^(user-agent|content-type|te|(grpc-)?accept-encoding|grpc-encoding|grpc-timeout|content-length)$/;
const LIMIT = { 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 };

/**
 * A scenario names, where things go wrong, a request by its method, a resource's name or a function's token:
 * `refuse` {which: {code, message}}, `hang` [which], `garble` [which] (answers that are no message), `slow` {which: ms}.
 */
export async function openRun({ project = 'demo', stack = 'dev', preview, scenario = {}, seed = 1 }) {
  const answers = answersOf({ project, stack, preview, scenario });
  const events = [], servers = [];
  const refusals = {
    ...scenario.refuse,
    ...(scenario.noShutdownRpc && { SignalAndWaitForShutdown: { code: 'UNIMPLEMENTED', message: 'unknown method' } }),
    ...(scenario.refuseLogs && { Log: { code: 'INTERNAL', message: 'the log is gone' } }),
  };
  let clock = 0, watchers = [];

  const changed = () => { watchers = watchers.filter((isDone) => !isDone()); };
  const namesOf = ({ rpc, request }) => [request.name, request.tok, rpc].filter((name) => name !== undefined);
  const about = (event, table) => namesOf(event).map((name) => table?.[name]).find((entry) => entry !== undefined);
  const isAbout = (event, list) => namesOf(event).some((name) => list?.includes(name));

  // Differs from run to run by the seed, so that answers overtake each other in other ways.
  const delayOf = (event) => about(event, scenario.slow) ?? scenario.delay
    ?? (/SupportsFeature|Log/.test(event.rpc) ? 0 : 1 + (seed = (seed * 48271) % 2147483647) % 8);

  async function answer(method, event) {
    const delay = delayOf(event);
    if (delay) await new Promise((resolve) => setTimeout(resolve, delay));
    const refusal = about(event, refusals);
    if (refusal) throw refusal;
    if (isAbout(event, scenario.hang)) await new Promise(() => {});
    event.answer = answers[event.rpc]?.(event.request) ?? {};
    return isAbout(event, scenario.garble) ? Buffer.from('this is not a message') : encode(method, event.answer);
  }

  function handle(method, call, done) {
    const event = { rpc: method.path.split('/').pop(), at: ++clock, time: Date.now(), request: call.request };
    const headers = Object.fromEntries(Object.entries(call.metadata.getMap()).filter(([name]) => !USUAL.test(name)));
    if (Object.keys(headers).length) event.headers = headers;
    events.push(event);
    changed();
    const end = (error, message) => {
      event.answered = ++clock;
      changed();
      done(error, message);
    };
    answer(method, event).then((message) => end(null, message), (error) => {
      event.error = { code: error.code ?? 'INTERNAL', message: error.message };
      end({ code: grpc.status[event.error.code], details: error.message });
    });
  }

  async function listen(service) {
    const methods = Object.entries(service).map(([name, method]) => [name, {
      ...method,
      requestDeserialize: (bytes) => decode(method, bytes),
      responseSerialize: (message) => (Buffer.isBuffer(message) ? message : method.responseSerialize(message)),
    }]);
    const server = new grpc.Server(LIMIT);
    const handlers = methods.map(([name, method]) => [name, (call, done) => handle(method, call, done)]);
    server.addService(Object.fromEntries(methods), Object.fromEntries(handlers));
    servers.push(server);
    return new Promise((resolve, reject) => server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(),
      (error, port) => (error ? reject(error) : resolve(`127.0.0.1:${port}`))));
  }

  return {
    monitor: await listen(ResourceMonitorService),
    engine: await listen(EngineService),
    events,
    /** Ends when a request of that name has come, or is answered. */
    waitFor: (name, isAnswered) => new Promise((resolve) => {
      const isMeant = (event) => namesOf(event).includes(name) && (event.answered || !isAnswered);
      watchers.push(() => events.some(isMeant) && (resolve(), true));
      changed();
    }),
    close: () => servers.forEach((server) => server.forceShutdown()),
  };
}
