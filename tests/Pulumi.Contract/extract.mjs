// Writes the contract: what the official type declarations say of every token in sdks/tokens.txt.
//   node extract.mjs [CONTRACT [TOKENS]]      (sdks/contract.json and sdks/tokens.txt where none is named)
// The format is described in sdks/README.md.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { constructorFacts, nestedDefaults } from "./constructors.mjs";
import { Declarations } from "./declarations.mjs";

const sdks = fileURLToPath(new URL("../../sdks/", import.meta.url));
const tokens = readFileSync(process.argv[3] ?? sdks + "tokens.txt", "utf8").split("\n").map(line => line.trim())
    .filter(line => line && !line.startsWith("#")).sort();

const packages = Object.fromEntries(["aws", "command"].map(name => [name, new Declarations(name)]));
const contract = { packages: {}, resources: {}, functions: {}, types: {}, enums: {} };
for (const [name, declarations] of Object.entries(packages)) contract.packages[name] = declarations.version;

for (const token of tokens) {
    const place = placeOf(token);
    const declarations = packages[place.package];
    if (!declarations) throw new Error(`${token}: no package here declares it.`);
    if (place.isFunction) {
        const name = upperFirst(place.member);
        contract.functions[token] = {
            inputs: declarations.members(place.file, `${name}Args`) ?? {},
            outputs: declarations.members(place.file, `${name}Result`),
        };
    } else {
        const inputs = declarations.members(place.file, `${place.member}Args`);
        const outputs = declarations.members(place.file, place.member);
        if (!inputs || !outputs) throw new Error(`${token}: ${place.file}.d.ts does not declare it.`);
        contract.resources[token] = {
            inputs,
            outputs,
            ...stateFacts(token, inputs, outputs, declarations.members(place.file, `${place.member}State`)),
            ...declarations.deprecated(place.file, `${place.member}Args`, place.member),
            ...constructorFacts(declarations.source(place.file, ".js"), token),
        };
    }
}

for (const declarations of Object.values(packages)) {
    declarations.follow();
    Object.assign(contract.types, declarations.types);
    Object.assign(contract.enums, declarations.enums);
    nestedDefaults(declarations.source("types/input", ".js"), declarations.name, contract.types);
}

for (const part of ["types", "enums"])
    contract[part] = Object.fromEntries(Object.entries(contract[part]).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(process.argv[2] ?? sdks + "contract.json", JSON.stringify(contract, undefined, 1) + "\n");

/** Where a token is declared: "aws:s3/bucket:Bucket" in aws/s3/bucket.d.ts, "command:local:run" in command/local/run.d.ts. */
function placeOf(token) {
    const [name, module, member] = token.split(":");
    if (name === "pulumi") return { package: member, file: "provider", member: "Provider", isFunction: false };
    const file = module.includes("/") ? module.replace(/^index\//, "") : `${module}/${lowerFirst(member)}`;
    return { package: name, file, member, isFunction: member === lowerFirst(member) };
}

/**
 * A lookup's state is not written down: it is every output, optional, of the input's type where there is such an input.
 * Here that is made sure of.
 */
function stateFacts(token, inputs, outputs, state) {
    if (!state) return {};
    for (const name of new Set([...Object.keys(outputs), ...Object.keys(state)])) {
        const derived = name in outputs ? (inputs[name] ?? outputs[name]).replace(/\??$/, "?") : undefined;
        if (derived !== state[name])
            throw new Error(`${token}: the state's ${name} is ${state[name]}, which cannot be told from inputs and outputs.`);
    }
    return { state: true };
}

function lowerFirst(text) {
    return text[0].toLowerCase() + text.slice(1);
}

function upperFirst(text) {
    return text[0].toUpperCase() + text.slice(1);
}
