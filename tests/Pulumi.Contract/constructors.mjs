import ts from "typescript";

/**
 * What only the compiled constructor says: aliases, secret inputs and outputs, properties whose change replaces the resource,
 * and values filled in where the program gives none. Throws where the file registers another type than the token says.
 */
export function constructorFacts(file, token) {
    const facts = { aliases: [], secretInputs: [], secretOutputs: [], replaceOnChanges: [], defaults: {} };
    let type;
    visit(file, node => {
        if (ts.isPropertyAssignment(node) && ts.isArrayLiteralExpression(node.initializer)) {
            const strings = stringsIn(node.initializer);
            if (node.name.text === "aliases") facts.aliases = strings;
            if (node.name.text === "additionalSecretOutputs") facts.secretOutputs = strings;
            if (node.name.text === "replaceOnChanges") facts.replaceOnChanges = strings;
        }

        const assigned = assignment(node);
        if (assigned?.to === "__pulumiType") type ??= assigned.value.text;
        if (assigned?.input) inputFacts(assigned.input, assigned.value, facts);
    });

    const registered = token.startsWith("pulumi:providers:") ? `pulumi:providers:${type}` : type;
    if (registered !== token) throw new Error(`${file.fileName} registers ${registered}, not ${token}.`);
    return Object.fromEntries(Object.entries(facts).filter(([, fact]) => Object.keys(fact).length > 0));
}

/** The values that are filled into nested types: { ...val, applyMethod: (val.applyMethod) ?? "immediate" }. */
export function nestedDefaults(file, packageName, types) {
    visit(file, node => {
        if (!ts.isFunctionDeclaration(node) || !node.name.text.endsWith("ProvideDefaults")) return;
        const name = node.name.text.slice(0, -"ProvideDefaults".length).toLowerCase();
        const namespace = enclosingNamespace(file, node);
        const key = Object.keys(types).find(key => key.toLowerCase() === `${packageName}:${namespace}/${name}`);
        if (!key) return;
        visit(node, inner => {
            if (ts.isPropertyAssignment(inner)) addDefault(inner.name.text, inner.initializer, (types[key].defaults ??= {}));
        });
    });
}

function inputFacts(name, value, facts) {
    if (callsIn(value).includes("secret")) facts.secretInputs.push(name);
    addDefault(name, value, facts.defaults);
}

function addDefault(name, value, defaults) {
    visit(value, node => {
        if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.QuestionQuestionToken) return;
        defaults[name] = ts.isCallExpression(node.right) ? { environment: stringsIn(node.right) } : literal(node.right);
    });
}

function literal(node) {
    if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
    if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
    if (ts.isNumericLiteral(node)) return Number(node.text);
    if (ts.isStringLiteral(node)) return node.text;
    throw new Error(`A default that is no literal: ${ts.SyntaxKind[node.kind]}.`);
}

/** `resourceInputs["x"] = ...` is an input's value, `X.__pulumiType = ...` (or a static field) the type that is registered. */
function assignment(node) {
    if (ts.isPropertyDeclaration(node) && node.initializer) return { to: node.name.text, value: node.initializer };
    if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
    const target = node.left;
    if (ts.isPropertyAccessExpression(target)) return { to: target.name.text, value: node.right };
    if (ts.isElementAccessExpression(target) && target.expression.text === "resourceInputs")
        return { input: target.argumentExpression.text, value: node.right };
    return undefined;
}

function enclosingNamespace(file, inner) {
    const block = file.statements.find(statement => statement.pos <= inner.pos && inner.end <= statement.end);
    return block.expression.expression.expression.parameters[0].name.text;
}

function stringsIn(node) {
    const strings = [];
    visit(node, inner => ts.isStringLiteral(inner) && strings.push(inner.text));
    return strings;
}

function callsIn(node) {
    const names = [];
    visit(node, inner => ts.isCallExpression(inner) && names.push(inner.expression.name?.text));
    return names;
}

function visit(node, action) {
    action(node);
    ts.forEachChild(node, child => visit(child, action));
}
