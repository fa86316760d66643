// Between messages and plain JSON, with the official compiled definitions. Of a request every field is shown that was sent,
// under its name in the protocol: optional fields that are set to their default and messages without a field too, and the
// numbers of fields that the official definitions lack.
import jspb from 'google-protobuf';
import struct from 'google-protobuf/google/protobuf/struct_pb.js';
import engine from '@pulumi/pulumi/proto/engine_pb.js';
import provider from '@pulumi/pulumi/proto/provider_pb.js';

// The compiled definitions have lost the capitals and underscores of these names.
const names = Object.fromEntries(`
  acceptResources acceptSecrets accepts_byte_string accept_output_values additionalSecretOutputs aliasSpecs aliasURNs
  argDependencies customTimeouts deleteBeforeReplace deleteBeforeReplaceDefined deletedWith dependsOn download_url
  envVarMappings hideDiffs ignoreChanges importId noParent packageRef parentStackTraceHandle parentUrn pluginChecksums
  pluginDownloadURL propertyDependencies pulumi_version_range replaceOnChanges replace_with replacement_trigger
  retainOnDelete snippetId sourcePosition stackTrace state_migrations streamId supportsPartialValues
  supportsResultReporting before_create after_create before_update after_update before_delete after_delete on_error
  on_dry_run ignore_errors`.trim().split(/\s+/).map((name) => [name.replaceAll('_', '').toLowerCase(), name]));

const severities = Object.fromEntries(Object.entries(engine.LogSeverity).map(([name, value]) => [value, name]));

// Where the compiled code meets a field that it does not know, it calls this.
let unknown;
const skip = jspb.BinaryReader.prototype.skipField;
jspb.BinaryReader.prototype.skipField = function () {
  unknown?.push(this.getFieldNumber());
  return skip.call(this);
};

/** @param method what the official definitions say of a method; @param bytes a request of it */
export function decode(method, bytes) {
  unknown = [];
  const message = method.requestDeserialize(bytes);
  const json = toJson(message);
  if (unknown.length) json.unknownFields = unknown;
  unknown = undefined;
  if (message instanceof engine.LogRequest) json.severity = severities[message.getSeverity()];
  return sorted(json);
}

/** @param method what the official definitions say of a method; @param json the fields of an answer to it */
export function encode(method, json) {
  const message = new method.responseType();
  for (const [name, value] of Object.entries(json)) {
    const setter = 'set' + name[0].toUpperCase() + name.slice(1).toLowerCase();
    if (name === 'failures') message.setFailuresList(value.map(checkFailure));
    else message[setter](typeof value === 'object' ? struct.Struct.fromJavaScript(value) : value);
  }
  return message;
}

function checkFailure({ property, reason }) {
  const failure = new provider.CheckFailure();
  failure.setProperty(property);
  failure.setReason(reason);
  return failure;
}

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}

function toJson(value) {
  if (!(value instanceof jspb.Message)) return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
  if (value.toJavaScript) return value.toJavaScript();
  const json = {};
  for (const key of Object.keys(value.toObject())) {
    const field = key.replace(/^pb_/, '');
    const of = (verb) => {
      const name = verb + field[0].toUpperCase() + field.slice(1);
      return (value[name] ?? value[name + '$'])?.bind(value);
    };
    const content = of('get')(), has = of('has');
    if (has) {
      if (has()) json[nameOf(field)] = toJson(content);
    } else if (content instanceof jspb.Map) {
      const entries = content.toArray().map(([key]) => [key, toJson(content.get(key))]);
      if (entries.length) json[nameOf(field.replace(/Map$/, ''))] = Object.fromEntries(entries);
    } else if (Array.isArray(content)) {
      if (content.length) json[nameOf(field.replace(/List$/, ''))] = content.map(toJson);
    } else if (content !== '' && content !== 0 && content !== false) {
      json[nameOf(field)] = toJson(content);
    }
  }
  return json;
}

const nameOf = (field) => names[field.toLowerCase()] ?? field;
