import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import ts from "typescript";

const require = createRequire(import.meta.url);

/** The type declarations of one official package, and the nested types and enums that were met while reading them. */
export class Declarations {
    types = {};
    enums = {};
    #sources = new Map();
    #met = [];

    constructor(name) {
        const manifest = require.resolve(`@pulumi/${name}/package.json`);
        this.name = name;
        this.folder = dirname(manifest);
        this.version = JSON.parse(readFileSync(manifest, "utf8")).version;
    }

    source(file, extension = ".d.ts") {
        const path = `${this.folder}/${file}${extension}`;
        if (!this.#sources.has(path))
            this.#sources.set(path, ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true));
        return this.#sources.get(path);
    }

    /** The properties of an interface or a class, name to type; undefined where the file does not declare it. */
    members(file, name) {
        const declaration = this.#find(this.source(file), name);
        return declaration && this.#properties(declaration);
    }

    /** The properties that the package deprecates, in any of these declarations of one file. */
    deprecated(file, ...names) {
        return deprecatedIn(...names.map(name => this.#find(this.source(file), name)));
    }

    /** Reads the nested types and enums that what was read so far refers to, and what those refer to. */
    follow() {
        for (let next = this.#met.pop(); next; next = this.#met.pop()) this.#read(next);
    }

    #read({ side, namespace, name }) {
        const key = this.#key(namespace, name);
        if (side === "enums") {
            this.enums[key] ??= this.#values(namespace, name);
            return;
        }

        const type = (this.types[key] ??= {});
        if (type[side]) return;
        const file = this.source(side === "inputs" ? "types/input" : "types/output");
        const declaration = this.#find(inNamespace(file, namespace), name);
        type[side] = this.#properties(declaration);
        Object.assign(type, deprecatedIn(declaration));
    }

    #key(namespace, name) {
        return `${this.name}:${namespace && namespace + "/"}${name}`;
    }

    #values(namespace, name) {
        const file = this.source(["types/enums", ...(namespace ? [namespace] : []), "index"].join("/"));
        for (const statement of file.statements.filter(ts.isVariableStatement))
            for (const variable of statement.declarationList.declarations)
                if (variable.name.text === name)
                    return Object.fromEntries(variable.type.members.map(member => [nameOf(member), member.type.literal.text]));
        throw new Error(`The enum ${namespace}.${name} is not declared.`);
    }

    #find(scope, name) {
        return scope.statements.find(statement =>
            (ts.isInterfaceDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name.text === name);
    }

    #properties(declaration) {
        const properties = declaration.members.filter(isProperty);
        return Object.fromEntries(properties.map(member => [nameOf(member), this.#property(member)]));
    }

    #property(member) {
        const optional = member.questionToken || mayBeUndefined(member.type);
        return this.#type(member.type) + (optional ? "?" : "");
    }

    /** The type in the contract's words. Whether a value may be an output is not part of it: inputs may, always. */
    #type(node) {
        if (ts.isParenthesizedTypeNode(node)) return this.#type(node.type);
        if (ts.isArrayTypeNode(node)) return `list<${this.#type(node.elementType)}>`;
        if (ts.isUnionTypeNode(node)) return this.#union(node);
        if (ts.isTypeLiteralNode(node)) return `map<${this.#type(node.members[0].type)}>`;
        if (ts.isTypeReferenceNode(node)) return this.#reference(node);
        switch (node.kind) {
            case ts.SyntaxKind.StringKeyword: return "string";
            case ts.SyntaxKind.NumberKeyword: return "number";
            case ts.SyntaxKind.BooleanKeyword: return "boolean";
            case ts.SyntaxKind.AnyKeyword: return "any";
            default: throw new Error(`The contract has no word for a ${ts.SyntaxKind[node.kind]}.`);
        }
    }

    #union(node) {
        const kinds = new Set(node.types.filter(type => !isUndefined(type)).map(type => this.#type(type)));
        if (kinds.has("asset")) kinds.delete("archive");
        return [...kinds].join(" | ");
    }

    #reference(node) {
        const path = dotted(node.typeName);
        if (path[0] === "pulumi" && (path[1] === "Input" || path[1] === "Output")) return this.#type(node.typeArguments[0]);
        if (path[0] === "pulumi" && path[1] === "asset") return path[2].toLowerCase();
        if (["inputs", "outputs", "enums"].includes(path[0])) {
            const [side, name, namespace] = [path[0], path.at(-1), path.slice(1, -1).join("/")];
            this.#met.push({ side, namespace, name });
            return `${side === "enums" ? "enum" : "ref"} ${this.#key(namespace, name)}`;
        }

        // A resource stands for its ARN, name or id; only the Node package takes it, and sends the string.
        if (path.length === 1) return "string";
        throw new Error(`The contract has no word for ${path.join(".")}.`);
    }
}

function deprecatedIn(...declarations) {
    const names = declarations.flatMap(declaration => declaration.members.filter(isProperty))
        .filter(member => ts.getJSDocDeprecatedTag(member)).map(nameOf);
    return names.length > 0 ? { deprecated: [...new Set(names)] } : {};
}

function inNamespace(file, namespace) {
    if (!namespace) return file;
    const found = file.statements.filter(ts.isModuleDeclaration).find(module => module.name.text === namespace);
    if (!found) throw new Error(`${file.fileName} has no namespace ${namespace}.`);
    return found.body;
}

function mayBeUndefined(node) {
    if (ts.isUnionTypeNode(node)) return node.types.some(isUndefined);
    return ts.isTypeReferenceNode(node) && dotted(node.typeName)[1] === "Output" && mayBeUndefined(node.typeArguments[0]);
}

function isUndefined(node) {
    return node.kind === ts.SyntaxKind.UndefinedKeyword;
}

function isProperty(member) {
    return (ts.isPropertySignature(member) || ts.isPropertyDeclaration(member))
        && !member.modifiers?.some(modifier => modifier.kind === ts.SyntaxKind.StaticKeyword);
}

function nameOf(member) {
    return member.name.text;
}

function dotted(name) {
    return ts.isIdentifier(name) ? [name.text] : [...dotted(name.left), name.right.text];
}
