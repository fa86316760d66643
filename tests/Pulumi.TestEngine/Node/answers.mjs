// What an engine answers that runs a fresh stack, whose providers return what they got and a little more.
import resource from '@pulumi/pulumi/proto/resource_pb.js';
import { holdsUnknown, isSecret, plain, secret, UNKNOWN } from './values.mjs';

/** What the engine of 2026 says yes to. */
const FEATURES = [
  'secrets', 'resourceReferences', 'outputValues', 'aliasSpecs', 'replacementTrigger', 'deletedWith', 'replaceWith',
  'transforms', 'invokeTransforms', 'parameterization', 'resourceHooks', 'errorHooks', 'sendsOptionsToHooks',
];

const STACK = 'pulumi:pulumi:Stack';

/** The answers of one run, as functions from a request to the fields of its answer; other methods get an empty answer. */
export function answersOf({ project, stack, preview, scenario }) {
  const late = (value) => (preview ? UNKNOWN : value);

  const urnOf = ({ type, name, parent }) => {
    const above = parent?.split('::')[2];
    return `urn:pulumi:${stack}::${project}::${above && above !== STACK ? above + '$' : ''}${type}::${name}`;
  };

  // In a preview the ids of new resources are left out; those of providers are said to be unknown.
  function idOf({ type, name, custom, importId = '' }) {
    if (!custom) return '';
    if (!preview) return importId || `${name}-id`;
    return type.startsWith('pulumi:providers:') ? UNKNOWN : importId;
  }

  // What a provider adds; in a scenario, `{"late": …}` is known after creation only.
  function outputsOf({ type, name, object = {} }) {
    const wanted = scenario.outputs?.[name];
    if (wanted) return mapValues(wanted, (value) => (value?.late === undefined ? value : late(value.late)));
    if (type === 'command:local:Command') {
      const stdout = late(`ran: ${plain(object.create) ?? ''}`);
      return { stdout: Object.values(object).some(isSecret) ? secret(stdout) : stdout, stderr: late('') };
    }
    if (type === 'demo:index:Database')
      return { endpoint: late(`${name}.db.example.test`), password: secret(late(`generated-${name}`)), port: 5432 };
    return type.startsWith('demo:') ? { endpoint: late(endpointOf(name)), status: { phase: 'ready', replicas: 2 } } : {};
  }

  function propertiesOf(request) {
    // Of components that the program itself makes nothing comes back.
    if (!request.custom && !request.remote) return {};
    const all = { ...request.object, ...outputsOf(request) };
    for (const name of request.additionalSecretOutputs ?? []) if (name in all) all[name] = secret(all[name]);
    // Who does not say that it understands partial values gets no property with an unknown anywhere in it.
    return Object.fromEntries(Object.entries(all).filter(([, value]) => request.supportsPartialValues || !holdsUnknown(value)));
  }

  return {
    SupportsFeature: ({ id }) => ({ hasSupport: (scenario.features ?? FEATURES).includes(id) }),

    RegisterResource: (request) => (scenario.fails?.includes(request.name)
      ? { urn: urnOf(request), object: {}, result: resource.Result.FAIL }
      : { urn: urnOf(request), id: idOf(request), object: propertiesOf(request) }),

    ReadResource(request) {
      const { id, properties = {} } = request, urn = urnOf(request);
      if (request.type !== 'pulumi:pulumi:StackReference')
        return { urn, properties: { ...properties, endpoint: endpointOf(id), status: { phase: 'read', replicas: 1 } } };
      const other = scenario.stacks?.[id];
      if (!other) throw { code: 'UNKNOWN', message: `unknown stack "${id}"` };
      return { urn, properties: { name: id, outputs: other.outputs, secretOutputNames: other.secretOutputNames ?? [] } };
    },

    Invoke({ tok, args = {} }) {
      const failures = scenario.invokeFailures?.[tok];
      return failures ? { failures } : { return: scenario.invokeReturns?.[tok] ?? resultOf(tok, args) };
    },

    RegisterPackage: ({ name, version = '' }) => ({ ref: `ref-of-${name}-${version}` }),
  };
}

function resultOf(tok, args) {
  if (tok === 'pulumi:pulumi:getResource')
    return { urn: args.urn, id: `${args.urn.split('::').pop()}-id`, state: { size: 3, endpoint: endpointOf('existing') } };
  if (tok === 'command:local:run') return { ...args, stdout: `ran: ${plain(args.command)}`, stderr: '' };
  const result = `found-${plain(args.name) ?? 'all'}`;
  return { ...args, ids: ['one', 'two'], result, token: secret('t0k3n'), zones: { a: 1, b: 2 } };
}

const endpointOf = (name) => `https://${name}.example.test`;

const mapValues = (object, change) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
