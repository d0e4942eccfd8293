#!/usr/bin/env node
"use strict";
if (!process.getBuiltinModule) {
  console.error("error: Sluice cannot run on Node.js " + process.versions.node + ". [UNSUPPORTED_NODE]");
  console.error("  what to do: Install Node.js 20.16 or newer; the relay needs 22.13 or newer.");
  process.exit(2);
}
(() => {
  // Each part stands in a comment until it is needed: a comment takes Node less time than code.
  const parts = {
    "action/post.ts"() {/*
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));
var import_chunk_IURSJ37X = load("action/cancel/left-running.ts");
var import_chunk_CZ7CSFO4 = load("exports");
// action/post.ts
async function post() {
  const { env } = process;
  const state = Object.fromEntries(Object.values(import_chunk_IURSJ37X.RUN_STATE).map((name) => [name, env[`STATE_${name}`] ?? ""]));
  if ((0, import_chunk_IURSJ37X.readLeftRunning)(state) === void 0) return;
  const { postMain } = await loadLater("zod/v4/core/util.js");
  await postMain(state);
}
void post();
*/},
    "yaml/dist/parse/parser.js"() {/*
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);
var stdin_exports = {};
__export(stdin_exports, {
  readYamlMap: () => readYamlMap
});
module.exports = __toCommonJS(stdin_exports);
var import_chunk_VVLYTNWA = load("shared/text/printable.ts");
var import_chunk_CZ7CSFO4 = load("exports");
// required-builtin:process
var require_process = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "required-builtin:process"(exports2, module2) {
    module2.exports = process.getBuiltinModule("node:process");
  }
});
// node_modules/yaml/dist/nodes/identity.js
var require_identity = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/nodes/identity.js"(exports2) {
    "use strict";
    var ALIAS = /* @__PURE__ *@/ Symbol.for("yaml.alias");
    var DOC = /* @__PURE__ *@/ Symbol.for("yaml.document");
    var MAP = /* @__PURE__ *@/ Symbol.for("yaml.map");
    var PAIR = /* @__PURE__ *@/ Symbol.for("yaml.pair");
    var SCALAR = /* @__PURE__ *@/ Symbol.for("yaml.scalar");
    var SEQ = /* @__PURE__ *@/ Symbol.for("yaml.seq");
    var NODE_TYPE = /* @__PURE__ *@/ Symbol.for("yaml.node.type");
    var isAlias2 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
    var isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
    var isMap2 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
    var isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
    var isScalar2 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR;
    var isSeq2 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
    function isCollection(node) {
      if (node && typeof node === "object")
        switch (node[NODE_TYPE]) {
          case MAP:
          case SEQ:
            return true;
        }
      return false;
    }
    function isNode(node) {
      if (node && typeof node === "object")
        switch (node[NODE_TYPE]) {
          case ALIAS:
          case MAP:
          case SCALAR:
          case SEQ:
            return true;
        }
      return false;
    }
    var hasAnchor = (node) => (isScalar2(node) || isCollection(node)) && !!node.anchor;
    exports2.ALIAS = ALIAS;
    exports2.DOC = DOC;
    exports2.MAP = MAP;
    exports2.NODE_TYPE = NODE_TYPE;
    exports2.PAIR = PAIR;
    exports2.SCALAR = SCALAR;
    exports2.SEQ = SEQ;
    exports2.hasAnchor = hasAnchor;
    exports2.isAlias = isAlias2;
    exports2.isCollection = isCollection;
    exports2.isDocument = isDocument;
    exports2.isMap = isMap2;
    exports2.isNode = isNode;
    exports2.isPair = isPair;
    exports2.isScalar = isScalar2;
    exports2.isSeq = isSeq2;
  }
});
// node_modules/yaml/dist/visit.js
var require_visit = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/visit.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var BREAK = /* @__PURE__ *@/ Symbol("break visit");
    var SKIP = /* @__PURE__ *@/ Symbol("skip children");
    var REMOVE = /* @__PURE__ *@/ Symbol("remove node");
    function visit(node, visitor) {
      const visitor_ = initVisitor(visitor);
      if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
          node.contents = null;
      } else
        visit_(null, node, visitor_, Object.freeze([]));
    }
    visit.BREAK = BREAK;
    visit.SKIP = SKIP;
    visit.REMOVE = REMOVE;
    function visit_(key, node, visitor, path) {
      const ctrl = callVisitor(key, node, visitor, path);
      if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visit_(key, ctrl, visitor, path);
      }
      if (typeof ctrl !== "symbol") {
        if (identity.isCollection(node)) {
          path = Object.freeze(path.concat(node));
          for (let i = 0; i < node.items.length; ++i) {
            const ci = visit_(i, node.items[i], visitor, path);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              node.items.splice(i, 1);
              i -= 1;
            }
          }
        } else if (identity.isPair(node)) {
          path = Object.freeze(path.concat(node));
          const ck = visit_("key", node.key, visitor, path);
          if (ck === BREAK)
            return BREAK;
          else if (ck === REMOVE)
            node.key = null;
          const cv = visit_("value", node.value, visitor, path);
          if (cv === BREAK)
            return BREAK;
          else if (cv === REMOVE)
            node.value = null;
        }
      }
      return ctrl;
    }
    async function visitAsync(node, visitor) {
      const visitor_ = initVisitor(visitor);
      if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
          node.contents = null;
      } else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
    }
    visitAsync.BREAK = BREAK;
    visitAsync.SKIP = SKIP;
    visitAsync.REMOVE = REMOVE;
    async function visitAsync_(key, node, visitor, path) {
      const ctrl = await callVisitor(key, node, visitor, path);
      if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visitAsync_(key, ctrl, visitor, path);
      }
      if (typeof ctrl !== "symbol") {
        if (identity.isCollection(node)) {
          path = Object.freeze(path.concat(node));
          for (let i = 0; i < node.items.length; ++i) {
            const ci = await visitAsync_(i, node.items[i], visitor, path);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              node.items.splice(i, 1);
              i -= 1;
            }
          }
        } else if (identity.isPair(node)) {
          path = Object.freeze(path.concat(node));
          const ck = await visitAsync_("key", node.key, visitor, path);
          if (ck === BREAK)
            return BREAK;
          else if (ck === REMOVE)
            node.key = null;
          const cv = await visitAsync_("value", node.value, visitor, path);
          if (cv === BREAK)
            return BREAK;
          else if (cv === REMOVE)
            node.value = null;
        }
      }
      return ctrl;
    }
    function initVisitor(visitor) {
      if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
          Alias: visitor.Node,
          Map: visitor.Node,
          Scalar: visitor.Node,
          Seq: visitor.Node
        }, visitor.Value && {
          Map: visitor.Value,
          Scalar: visitor.Value,
          Seq: visitor.Value
        }, visitor.Collection && {
          Map: visitor.Collection,
          Seq: visitor.Collection
        }, visitor);
      }
      return visitor;
    }
    function callVisitor(key, node, visitor, path) {
      if (typeof visitor === "function")
        return visitor(key, node, path);
      if (identity.isMap(node))
        return visitor.Map?.(key, node, path);
      if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path);
      if (identity.isPair(node))
        return visitor.Pair?.(key, node, path);
      if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path);
      if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path);
      return void 0;
    }
    function replaceNode(key, path, node) {
      const parent = path[path.length - 1];
      if (identity.isCollection(parent)) {
        parent.items[key] = node;
      } else if (identity.isPair(parent)) {
        if (key === "key")
          parent.key = node;
        else
          parent.value = node;
      } else if (identity.isDocument(parent)) {
        parent.contents = node;
      } else {
        const pt = identity.isAlias(parent) ? "alias" : "scalar";
        throw new Error(`Cannot replace node with ${pt} parent`);
      }
    }
    exports2.visit = visit;
    exports2.visitAsync = visitAsync;
  }
});
// node_modules/yaml/dist/doc/directives.js
var require_directives = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/doc/directives.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var visit = require_visit();
    var escapeChars = {
      "!": "%21",
      ",": "%2C",
      "[": "%5B",
      "]": "%5D",
      "{": "%7B",
      "}": "%7D"
    };
    var escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
    var Directives = class _Directives {
      constructor(yaml, tags) {
        this.docStart = null;
        this.docEnd = false;
        this.yaml = Object.assign({}, _Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, _Directives.defaultTags, tags);
      }
      clone() {
        const copy = new _Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
      }
      /**
       * During parsing, get a Directives instance for the current document and
       * update the stream state according to the current version's spec.
       *@/
      atDocument() {
        const res = new _Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
          case "1.1":
            this.atNextDocument = true;
            break;
          case "1.2":
            this.atNextDocument = false;
            this.yaml = {
              explicit: _Directives.defaultYaml.explicit,
              version: "1.2"
            };
            this.tags = Object.assign({}, _Directives.defaultTags);
            break;
        }
        return res;
      }
      /**
       * @param onError - May be called even if the action was successful
       * @returns `true` on success
       *@/
      add(line, onError) {
        if (this.atNextDocument) {
          this.yaml = { explicit: _Directives.defaultYaml.explicit, version: "1.1" };
          this.tags = Object.assign({}, _Directives.defaultTags);
          this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name = parts.shift();
        switch (name) {
          case "%TAG": {
            if (parts.length !== 2) {
              onError(0, "%TAG directive should contain exactly two parts");
              if (parts.length < 2)
                return false;
            }
            const [handle, prefix] = parts;
            this.tags[handle] = prefix;
            return true;
          }
          case "%YAML": {
            this.yaml.explicit = true;
            if (parts.length !== 1) {
              onError(0, "%YAML directive should contain exactly one part");
              return false;
            }
            const [version] = parts;
            if (version === "1.1" || version === "1.2") {
              this.yaml.version = version;
              return true;
            } else {
              const isValid = /^\d+\.\d+$/.test(version);
              onError(6, `Unsupported YAML version ${version}`, isValid);
              return false;
            }
          }
          default:
            onError(0, `Unknown directive ${name}`, true);
            return false;
        }
      }
      /**
       * Resolves a tag, matching handles to those defined in %TAG directives.
       *
       * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
       *   `'!local'` tag, or `null` if unresolvable.
       *@/
      tagName(source, onError) {
        if (source === "!")
          return "!";
        if (source[0] !== "!") {
          onError(`Not a valid tag: ${source}`);
          return null;
        }
        if (source[1] === "<") {
          const verbatim = source.slice(2, -1);
          if (verbatim === "!" || verbatim === "!!") {
            onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
            return null;
          }
          if (source[source.length - 1] !== ">")
            onError("Verbatim tags must end with a >");
          return verbatim;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
          onError(`The ${source} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
          try {
            return prefix + decodeURIComponent(suffix);
          } catch (error) {
            onError(String(error));
            return null;
          }
        }
        if (handle === "!")
          return source;
        onError(`Could not resolve tag: ${source}`);
        return null;
      }
      /**
       * Given a fully resolved tag, returns its printable string form,
       * taking into account current tag prefixes and defaults.
       *@/
      tagString(tag) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
          if (tag.startsWith(prefix))
            return handle + escapeTagName(tag.substring(prefix.length));
        }
        return tag[0] === "!" ? tag : `!<${tag}>`;
      }
      toString(doc) {
        const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
          const tags = {};
          visit.visit(doc.contents, (_key, node) => {
            if (identity.isNode(node) && node.tag)
              tags[node.tag] = true;
          });
          tagNames = Object.keys(tags);
        } else
          tagNames = [];
        for (const [handle, prefix] of tagEntries) {
          if (handle === "!!" && prefix === "tag:yaml.org,2002:")
            continue;
          if (!doc || tagNames.some((tn) => tn.startsWith(prefix)))
            lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join("\n");
      }
    };
    Directives.defaultYaml = { explicit: false, version: "1.2" };
    Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };
    exports2.Directives = Directives;
  }
});
// node_modules/yaml/dist/doc/anchors.js
var require_anchors = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/doc/anchors.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var visit = require_visit();
    function anchorIsValid(anchor) {
      if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
      }
      return true;
    }
    function anchorNames(root) {
      const anchors = /* @__PURE__ *@/ new Set();
      visit.visit(root, {
        Value(_key, node) {
          if (node.anchor)
            anchors.add(node.anchor);
        }
      });
      return anchors;
    }
    function findNewAnchor(prefix, exclude) {
      for (let i = 1; true; ++i) {
        const name = `${prefix}${i}`;
        if (!exclude.has(name))
          return name;
      }
    }
    function createNodeAnchors(doc, prefix) {
      const aliasObjects = [];
      const sourceObjects = /* @__PURE__ *@/ new Map();
      let prevAnchors = null;
      return {
        onAnchor: (source) => {
          aliasObjects.push(source);
          prevAnchors ?? (prevAnchors = anchorNames(doc));
          const anchor = findNewAnchor(prefix, prevAnchors);
          prevAnchors.add(anchor);
          return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         *@/
        setAnchors: () => {
          for (const source of aliasObjects) {
            const ref = sourceObjects.get(source);
            if (typeof ref === "object" && ref.anchor && (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
              ref.node.anchor = ref.anchor;
            } else {
              const error = new Error("Failed to resolve repeated object (this should not happen)");
              error.source = source;
              throw error;
            }
          }
        },
        sourceObjects
      };
    }
    exports2.anchorIsValid = anchorIsValid;
    exports2.anchorNames = anchorNames;
    exports2.createNodeAnchors = createNodeAnchors;
    exports2.findNewAnchor = findNewAnchor;
  }
});
// node_modules/yaml/dist/doc/applyReviver.js
var require_applyReviver = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/doc/applyReviver.js"(exports2) {
    "use strict";
    function applyReviver(reviver, obj, key, val) {
      if (val && typeof val === "object") {
        if (Array.isArray(val)) {
          for (let i = 0, len = val.length; i < len; ++i) {
            const v0 = val[i];
            const v1 = applyReviver(reviver, val, String(i), v0);
            if (v1 === void 0)
              delete val[i];
            else if (v1 !== v0)
              val[i] = v1;
          }
        } else if (val instanceof Map) {
          for (const k of Array.from(val.keys())) {
            const v0 = val.get(k);
            const v1 = applyReviver(reviver, val, k, v0);
            if (v1 === void 0)
              val.delete(k);
            else if (v1 !== v0)
              val.set(k, v1);
          }
        } else if (val instanceof Set) {
          for (const v0 of Array.from(val)) {
            const v1 = applyReviver(reviver, val, v0, v0);
            if (v1 === void 0)
              val.delete(v0);
            else if (v1 !== v0) {
              val.delete(v0);
              val.add(v1);
            }
          }
        } else {
          for (const [k, v0] of Object.entries(val)) {
            const v1 = applyReviver(reviver, val, k, v0);
            if (v1 === void 0)
              delete val[k];
            else if (v1 !== v0)
              val[k] = v1;
          }
        }
      }
      return reviver.call(obj, key, val);
    }
    exports2.applyReviver = applyReviver;
  }
});
// node_modules/yaml/dist/nodes/toJS.js
var require_toJS = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/nodes/toJS.js"(exports2) {
    "use strict";
    var identity = require_identity();
    function toJS(value, arg, ctx) {
      if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
      if (value && typeof value.toJSON === "function") {
        if (!ctx || !identity.hasAnchor(value))
          return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: void 0 };
        ctx.anchors.set(value, data);
        ctx.onCreate = (res2) => {
          data.res = res2;
          delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
          ctx.onCreate(res);
        return res;
      }
      if (typeof value === "bigint" && !ctx?.keep)
        return Number(value);
      return value;
    }
    exports2.toJS = toJS;
  }
});
// node_modules/yaml/dist/nodes/Node.js
var require_Node = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/nodes/Node.js"(exports2) {
    "use strict";
    var applyReviver = require_applyReviver();
    var identity = require_identity();
    var toJS = require_toJS();
    var NodeBase = class {
      constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
      }
      /** Create a copy of this node.  *@/
      clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
          copy.range = this.range.slice();
        return copy;
      }
      /** A plain JavaScript representation of this node. *@/
      toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
          throw new TypeError("A document argument is required");
        const ctx = {
          anchors: /* @__PURE__ *@/ new Map(),
          doc,
          keep: true,
          mapAsMap: mapAsMap === true,
          mapKeyWarned: false,
          maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, "", ctx);
        if (typeof onAnchor === "function")
          for (const { count, res: res2 } of ctx.anchors.values())
            onAnchor(res2, count);
        return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
      }
    };
    exports2.NodeBase = NodeBase;
  }
});
// node_modules/yaml/dist/nodes/Alias.js
var require_Alias = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/nodes/Alias.js"(exports2) {
    "use strict";
    var anchors = require_anchors();
    var visit = require_visit();
    var identity = require_identity();
    var Node = require_Node();
    var toJS = require_toJS();
    var Alias = class extends Node.NodeBase {
      constructor(source) {
        super(identity.ALIAS);
        this.source = source;
        Object.defineProperty(this, "tag", {
          set() {
            throw new Error("Alias nodes cannot have tags");
          }
        });
      }
      /**
       * Resolve the value of this alias within `doc`, finding the last
       * instance of the `source` anchor before this node.
       *@/
      resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
          throw new ReferenceError("Alias resolution is disabled");
        let nodes;
        if (ctx?.aliasResolveCache) {
          nodes = ctx.aliasResolveCache;
        } else {
          nodes = [];
          visit.visit(doc, {
            Node: (_key, node) => {
              if (identity.isAlias(node) || identity.hasAnchor(node))
                nodes.push(node);
            }
          });
          if (ctx)
            ctx.aliasResolveCache = nodes;
        }
        let found = void 0;
        for (const node of nodes) {
          if (node === this)
            break;
          if (node.anchor === this.source)
            found = node;
        }
        if (found && ctx) {
          const { anchors: anchors2, doc: doc2, maxAliasCount } = ctx;
          let data = anchors2.get(found);
          if (!data) {
            toJS.toJS(found, null, ctx);
            data = anchors2.get(found);
          }
          if (data?.res === void 0) {
            const msg = "This should not happen: Alias anchor was not resolved?";
            throw new ReferenceError(msg);
          }
          if (maxAliasCount >= 0) {
            data.count += 1;
            if (data.aliasCount === 0)
              data.aliasCount = getAliasCount(doc2, found, anchors2);
            if (data.count * data.aliasCount > maxAliasCount) {
              const msg = "Excessive alias count indicates a resource exhaustion attack";
              throw new ReferenceError(msg);
            }
          }
        }
        return found;
      }
      toJSON(_arg, ctx) {
        if (!ctx)
          return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
          const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
          throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
      }
      toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
          anchors.anchorIsValid(this.source);
          if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new Error(msg);
          }
          if (ctx.implicitKey)
            return `${src} `;
        }
        return src;
      }
    };
    function getAliasCount(doc, node, anchors2) {
      if (identity.isAlias(node)) {
        const source = node.resolve(doc);
        const anchor = anchors2 && source && anchors2.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
      } else if (identity.isCollection(node)) {
        let count = 0;
        for (const item of node.items) {
          const c = getAliasCount(doc, item, anchors2);
          if (c > count)
            count = c;
        }
        return count;
      } else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors2);
        const vc = getAliasCount(doc, node.value, anchors2);
        return Math.max(kc, vc);
      }
      return 1;
    }
    exports2.Alias = Alias;
  }
});
// node_modules/yaml/dist/nodes/Scalar.js
var require_Scalar = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/nodes/Scalar.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var Node = require_Node();
    var toJS = require_toJS();
    var isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
    var Scalar = class extends Node.NodeBase {
      constructor(value) {
        super(identity.SCALAR);
        this.value = value;
      }
      toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
      }
      toString() {
        return String(this.value);
      }
    };
    Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
    Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
    Scalar.PLAIN = "PLAIN";
    Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
    Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";
    exports2.Scalar = Scalar;
    exports2.isScalarValue = isScalarValue;
  }
});
// node_modules/yaml/dist/doc/createNode.js
var require_createNode = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/doc/createNode.js"(exports2) {
    "use strict";
    var Alias = require_Alias();
    var identity = require_identity();
    var Scalar = require_Scalar();
    var defaultTagPrefix = "tag:yaml.org,2002:";
    function findTagObject(value, tagName, tags) {
      if (tagName) {
        const match = tags.filter((t) => t.tag === tagName);
        const tagObj = match.find((t) => !t.format) ?? match[0];
        if (!tagObj)
          throw new Error(`Tag ${tagName} not found`);
        return tagObj;
      }
      return tags.find((t) => t.identify?.(value) && !t.format);
    }
    function createNode(value, tagName, ctx) {
      if (identity.isDocument(value))
        value = value.contents;
      if (identity.isNode(value))
        return value;
      if (identity.isPair(value)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
      }
      if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) {
        value = value.valueOf();
      }
      const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
      let ref = void 0;
      if (aliasDuplicateObjects && value && typeof value === "object") {
        ref = sourceObjects.get(value);
        if (ref) {
          ref.anchor ?? (ref.anchor = onAnchor(value));
          return new Alias.Alias(ref.anchor);
        } else {
          ref = { anchor: null, node: null };
          sourceObjects.set(value, ref);
        }
      }
      if (tagName?.startsWith("!!"))
        tagName = defaultTagPrefix + tagName.slice(2);
      let tagObj = findTagObject(value, tagName, schema.tags);
      if (!tagObj) {
        if (value && typeof value.toJSON === "function") {
          value = value.toJSON();
        }
        if (!value || typeof value !== "object") {
          const node2 = new Scalar.Scalar(value);
          if (ref)
            ref.node = node2;
          return node2;
        }
        tagObj = value instanceof Map ? schema[identity.MAP] : Symbol.iterator in Object(value) ? schema[identity.SEQ] : schema[identity.MAP];
      }
      if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
      }
      const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar.Scalar(value);
      if (tagName)
        node.tag = tagName;
      else if (!tagObj.default)
        node.tag = tagObj.tag;
      if (ref)
        ref.node = node;
      return node;
    }
    exports2.createNode = createNode;
  }
});
// node_modules/yaml/dist/nodes/Collection.js
var require_Collection = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/nodes/Collection.js"(exports2) {
    "use strict";
    var createNode = require_createNode();
    var identity = require_identity();
    var Node = require_Node();
    function collectionFromPath(schema, path, value) {
      let v = value;
      for (let i = path.length - 1; i >= 0; --i) {
        const k = path[i];
        if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
          const a = [];
          a[k] = v;
          v = a;
        } else {
          v = /* @__PURE__ *@/ new Map([[k, v]]);
        }
      }
      return createNode.createNode(v, void 0, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
          throw new Error("This should not happen, please report a bug.");
        },
        schema,
        sourceObjects: /* @__PURE__ *@/ new Map()
      });
    }
    var isEmptyPath = (path) => path == null || typeof path === "object" && !!path[Symbol.iterator]().next().done;
    var Collection = class extends Node.NodeBase {
      constructor(type, schema) {
        super(type);
        Object.defineProperty(this, "schema", {
          value: schema,
          configurable: true,
          enumerable: false,
          writable: true
        });
      }
      /**
       * Create a copy of this collection.
       *
       * @param schema - If defined, overwrites the original's schema
       *@/
      clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
          copy.schema = schema;
        copy.items = copy.items.map((it) => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
          copy.range = this.range.slice();
        return copy;
      }
      /**
       * Adds a value to the collection. For `!!map` and `!!omap` the value must
       * be a Pair instance or a `{ key, value }` object, which may not have a key
       * that already exists in the map.
       *@/
      addIn(path, value) {
        if (isEmptyPath(path))
          this.add(value);
        else {
          const [key, ...rest] = path;
          const node = this.get(key, true);
          if (identity.isCollection(node))
            node.addIn(rest, value);
          else if (node === void 0 && this.schema)
            this.set(key, collectionFromPath(this.schema, rest, value));
          else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
      }
      /**
       * Removes a value from the collection.
       * @returns `true` if the item was found and removed.
       *@/
      deleteIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
          return this.delete(key);
        const node = this.get(key, true);
        if (identity.isCollection(node))
          return node.deleteIn(rest);
        else
          throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
      }
      /**
       * Returns item at `key`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       *@/
      getIn(path, keepScalar) {
        const [key, ...rest] = path;
        const node = this.get(key, true);
        if (rest.length === 0)
          return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
          return identity.isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
      }
      hasAllNullValues(allowScalar) {
        return this.items.every((node) => {
          if (!identity.isPair(node))
            return false;
          const n = node.value;
          return n == null || allowScalar && identity.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
        });
      }
      /**
       * Checks if the collection includes a value with the key `key`.
       *@/
      hasIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
          return this.has(key);
        const node = this.get(key, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
      }
      /**
       * Sets a value in this collection. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       *@/
      setIn(path, value) {
        const [key, ...rest] = path;
        if (rest.length === 0) {
          this.set(key, value);
        } else {
          const node = this.get(key, true);
          if (identity.isCollection(node))
            node.setIn(rest, value);
          else if (node === void 0 && this.schema)
            this.set(key, collectionFromPath(this.schema, rest, value));
          else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
      }
    };
    exports2.Collection = Collection;
    exports2.collectionFromPath = collectionFromPath;
    exports2.isEmptyPath = isEmptyPath;
  }
});
// node_modules/yaml/dist/stringify/stringifyComment.js
var require_stringifyComment = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/stringify/stringifyComment.js"(exports2) {
    "use strict";
    var stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
    function indentComment(comment, indent) {
      if (/^\n+$/.test(comment))
        return comment.substring(1);
      return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
    }
    var lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;
    exports2.indentComment = indentComment;
    exports2.lineComment = lineComment;
    exports2.stringifyComment = stringifyComment;
  }
});
// node_modules/yaml/dist/stringify/foldFlowLines.js
var require_foldFlowLines = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/stringify/foldFlowLines.js"(exports2) {
    "use strict";
    var FOLD_FLOW = "flow";
    var FOLD_BLOCK = "block";
    var FOLD_QUOTED = "quoted";
    function foldFlowLines(text, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
      if (!lineWidth || lineWidth < 0)
        return text;
      if (lineWidth < minContentWidth)
        minContentWidth = 0;
      const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
      if (text.length <= endStep)
        return text;
      const folds = [];
      const escapedFolds = {};
      let end = lineWidth - indent.length;
      if (typeof indentAtStart === "number") {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
          folds.push(0);
        else
          end = lineWidth - indentAtStart;
      }
      let split = void 0;
      let prev = void 0;
      let overflow = false;
      let i = -1;
      let escStart = -1;
      let escEnd = -1;
      if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text, i, indent.length);
        if (i !== -1)
          end = i + endStep;
      }
      for (let ch; ch = text[i += 1]; ) {
        if (mode === FOLD_QUOTED && ch === "\\") {
          escStart = i;
          switch (text[i + 1]) {
            case "x":
              i += 3;
              break;
            case "u":
              i += 5;
              break;
            case "U":
              i += 9;
              break;
            default:
              i += 1;
          }
          escEnd = i;
        }
        if (ch === "\n") {
          if (mode === FOLD_BLOCK)
            i = consumeMoreIndentedLines(text, i, indent.length);
          end = i + indent.length + endStep;
          split = void 0;
        } else {
          if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
            const next = text[i + 1];
            if (next && next !== " " && next !== "\n" && next !== "	")
              split = i;
          }
          if (i >= end) {
            if (split) {
              folds.push(split);
              end = split + endStep;
              split = void 0;
            } else if (mode === FOLD_QUOTED) {
              while (prev === " " || prev === "	") {
                prev = ch;
                ch = text[i += 1];
                overflow = true;
              }
              const j = i > escEnd + 1 ? i - 2 : escStart - 1;
              if (escapedFolds[j])
                return text;
              folds.push(j);
              escapedFolds[j] = true;
              end = j + endStep;
              split = void 0;
            } else {
              overflow = true;
            }
          }
        }
        prev = ch;
      }
      if (overflow && onOverflow)
        onOverflow();
      if (folds.length === 0)
        return text;
      if (onFold)
        onFold();
      let res = text.slice(0, folds[0]);
      for (let i2 = 0; i2 < folds.length; ++i2) {
        const fold = folds[i2];
        const end2 = folds[i2 + 1] || text.length;
        if (fold === 0)
          res = `
${indent}${text.slice(0, end2)}`;
        else {
          if (mode === FOLD_QUOTED && escapedFolds[fold])
            res += `${text[fold]}\\`;
          res += `
${indent}${text.slice(fold + 1, end2)}`;
        }
      }
      return res;
    }
    function consumeMoreIndentedLines(text, i, indent) {
      let end = i;
      let start = i + 1;
      let ch = text[start];
      while (ch === " " || ch === "	") {
        if (i < start + indent) {
          ch = text[++i];
        } else {
          do {
            ch = text[++i];
          } while (ch && ch !== "\n");
          end = i;
          start = i + 1;
          ch = text[start];
        }
      }
      return end;
    }
    exports2.FOLD_BLOCK = FOLD_BLOCK;
    exports2.FOLD_FLOW = FOLD_FLOW;
    exports2.FOLD_QUOTED = FOLD_QUOTED;
    exports2.foldFlowLines = foldFlowLines;
  }
});
// node_modules/yaml/dist/stringify/stringifyString.js
var require_stringifyString = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/stringify/stringifyString.js"(exports2) {
    "use strict";
    var Scalar = require_Scalar();
    var foldFlowLines = require_foldFlowLines();
    var getFoldOptions = (ctx, isBlock) => ({
      indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
      lineWidth: ctx.options.lineWidth,
      minContentWidth: ctx.options.minContentWidth
    });
    var containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
    function lineLengthOverLimit(str, lineWidth, indentLength) {
      if (!lineWidth || lineWidth < 0)
        return false;
      const limit = lineWidth - indentLength;
      const strLen = str.length;
      if (strLen <= limit)
        return false;
      for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === "\n") {
          if (i - start > limit)
            return true;
          start = i + 1;
          if (strLen - start <= limit)
            return false;
        }
      }
      return true;
    }
    function doubleQuotedString(value, ctx) {
      const json = JSON.stringify(value);
      if (ctx.options.doubleQuotedAsJSON)
        return json;
      const { implicitKey } = ctx;
      const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
      const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
      let str = "";
      let start = 0;
      for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
          str += json.slice(start, i) + "\\ ";
          i += 1;
          start = i;
          ch = "\\";
        }
        if (ch === "\\")
          switch (json[i + 1]) {
            case "u":
              {
                str += json.slice(start, i);
                const code = json.substr(i + 2, 4);
                switch (code) {
                  case "0000":
                    str += "\\0";
                    break;
                  case "0007":
                    str += "\\a";
                    break;
                  case "000b":
                    str += "\\v";
                    break;
                  case "001b":
                    str += "\\e";
                    break;
                  case "0085":
                    str += "\\N";
                    break;
                  case "00a0":
                    str += "\\_";
                    break;
                  case "2028":
                    str += "\\L";
                    break;
                  case "2029":
                    str += "\\P";
                    break;
                  default:
                    if (code.substr(0, 2) === "00")
                      str += "\\x" + code.substr(2);
                    else
                      str += json.substr(i, 6);
                }
                i += 5;
                start = i + 1;
              }
              break;
            case "n":
              if (implicitKey || json[i + 2] === '"' || json.length < minMultiLineLength) {
                i += 1;
              } else {
                str += json.slice(start, i) + "\n\n";
                while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== '"') {
                  str += "\n";
                  i += 2;
                }
                str += indent;
                if (json[i + 2] === " ")
                  str += "\\";
                i += 1;
                start = i + 1;
              }
              break;
            default:
              i += 1;
          }
      }
      str = start ? str + json.slice(start) : json;
      return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
    }
    function singleQuotedString(value, ctx) {
      if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value))
        return doubleQuotedString(value, ctx);
      const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
      const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&
${indent}`) + "'";
      return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
    }
    function quotedString(value, ctx) {
      const { singleQuote } = ctx.options;
      let qs;
      if (singleQuote === false)
        qs = doubleQuotedString;
      else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
          qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
          qs = doubleQuotedString;
        else
          qs = singleQuote ? singleQuotedString : doubleQuotedString;
      }
      return qs(value, ctx);
    }
    var blockEndNewlines;
    try {
      blockEndNewlines = new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
    } catch {
      blockEndNewlines = /\n+(?!\n|$)/g;
    }
    function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
      const { blockQuote, commentString, lineWidth } = ctx.options;
      if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
      }
      const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
      const literal = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.Scalar.BLOCK_FOLDED ? false : type === Scalar.Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
      if (!value)
        return literal ? "|\n" : ">\n";
      let chomp;
      let endStart;
      for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== "\n" && ch !== "	" && ch !== " ")
          break;
      }
      let end = value.substring(endStart);
      const endNlPos = end.indexOf("\n");
      if (endNlPos === -1) {
        chomp = "-";
      } else if (value === end || endNlPos !== end.length - 1) {
        chomp = "+";
        if (onChompKeep)
          onChompKeep();
      } else {
        chomp = "";
      }
      if (end) {
        value = value.slice(0, -end.length);
        if (end[end.length - 1] === "\n")
          end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
      }
      let startWithSpace = false;
      let startEnd;
      let startNlPos = -1;
      for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === " ")
          startWithSpace = true;
        else if (ch === "\n")
          startNlPos = startEnd;
        else
          break;
      }
      let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
      if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
      }
      const indentSize = indent ? "2" : "1";
      let header = (startWithSpace ? indentSize : "") + chomp;
      if (comment) {
        header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
        if (onComment)
          onComment();
      }
      if (!literal) {
        const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== "folded" && type !== Scalar.Scalar.BLOCK_FOLDED) {
          foldOptions.onOverflow = () => {
            literalFallback = true;
          };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
          return `>${header}
${indent}${body}`;
      }
      value = value.replace(/\n+/g, `$&${indent}`);
      return `|${header}
${indent}${start}${value}${end}`;
    }
    function plainString(item, ctx, onComment, onChompKeep) {
      const { type, value } = item;
      const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
      if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) {
        return quotedString(value, ctx);
      }
      if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
      }
      if (!implicitKey && !inFlow && type !== Scalar.Scalar.PLAIN && value.includes("\n")) {
        return blockString(item, ctx, onComment, onChompKeep);
      }
      if (containsDocumentMarker(value)) {
        if (indent === "") {
          ctx.forceBlockIndent = true;
          return blockString(item, ctx, onComment, onChompKeep);
        } else if (implicitKey && indent === indentStep) {
          return quotedString(value, ctx);
        }
      }
      const str = value.replace(/\n+/g, `$&
${indent}`);
      if (actualString) {
        const test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
          return quotedString(value, ctx);
      }
      return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
    }
    function stringifyString(item, ctx, onComment, onChompKeep) {
      const { implicitKey, inFlow } = ctx;
      const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
      let { type } = item;
      if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
          type = Scalar.Scalar.QUOTE_DOUBLE;
      }
      const _stringify = (_type) => {
        switch (_type) {
          case Scalar.Scalar.BLOCK_FOLDED:
          case Scalar.Scalar.BLOCK_LITERAL:
            return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
          case Scalar.Scalar.QUOTE_DOUBLE:
            return doubleQuotedString(ss.value, ctx);
          case Scalar.Scalar.QUOTE_SINGLE:
            return singleQuotedString(ss.value, ctx);
          case Scalar.Scalar.PLAIN:
            return plainString(ss, ctx, onComment, onChompKeep);
          default:
            return null;
        }
      };
      let res = _stringify(type);
      if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = implicitKey && defaultKeyType || defaultStringType;
        res = _stringify(t);
        if (res === null)
          throw new Error(`Unsupported default string type ${t}`);
      }
      return res;
    }
    exports2.stringifyString = stringifyString;
  }
});
// node_modules/yaml/dist/stringify/stringify.js
var require_stringify = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/stringify/stringify.js"(exports2) {
    "use strict";
    var anchors = require_anchors();
    var identity = require_identity();
    var stringifyComment = require_stringifyComment();
    var stringifyString = require_stringifyString();
    function createStringifyContext(doc, options) {
      const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: "PLAIN",
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: "false",
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: "null",
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: "true",
        verifyAliasOrder: true
      }, doc.schema.toStringOptions, options);
      let inFlow;
      switch (opt.collectionStyle) {
        case "block":
          inFlow = false;
          break;
        case "flow":
          inFlow = true;
          break;
        default:
          inFlow = null;
      }
      return {
        anchors: /* @__PURE__ *@/ new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
        indent: "",
        indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
        inFlow,
        options: opt
      };
    }
    function getTagObject(tags, item) {
      if (item.tag) {
        const match = tags.filter((t) => t.tag === item.tag);
        if (match.length > 0)
          return match.find((t) => t.format === item.format) ?? match[0];
      }
      let tagObj = void 0;
      let obj;
      if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter((t) => t.identify?.(obj));
        if (match.length > 1) {
          const testMatch = match.filter((t) => t.test);
          if (testMatch.length > 0)
            match = testMatch;
        }
        tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
      } else {
        obj = item;
        tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
      }
      if (!tagObj) {
        const name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
      }
      return tagObj;
    }
    function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
      if (!doc.directives)
        return "";
      const props = [];
      const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
      if (anchor && anchors.anchorIsValid(anchor)) {
        anchors$1.add(anchor);
        props.push(`&${anchor}`);
      }
      const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
      if (tag)
        props.push(doc.directives.tagString(tag));
      return props.join(" ");
    }
    function stringify(item, ctx, onComment, onChompKeep) {
      if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
      if (identity.isAlias(item)) {
        if (ctx.doc.directives)
          return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
          throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        } else {
          if (ctx.resolvedAliases)
            ctx.resolvedAliases.add(item);
          else
            ctx.resolvedAliases = /* @__PURE__ *@/ new Set([item]);
          item = item.resolve(ctx.doc);
        }
      }
      let tagObj = void 0;
      const node = identity.isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
      tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
      const props = stringifyProps(node, tagObj, ctx);
      if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
      const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : identity.isScalar(node) ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
      if (!props)
        return str;
      return identity.isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}
${ctx.indent}${str}`;
    }
    exports2.createStringifyContext = createStringifyContext;
    exports2.stringify = stringify;
  }
});
// node_modules/yaml/dist/stringify/stringifyPair.js
var require_stringifyPair = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/stringify/stringifyPair.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
      const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
      let keyComment = identity.isNode(key) && key.comment || null;
      if (simpleKeys) {
        if (keyComment) {
          throw new Error("With simple keys, key nodes cannot have comments");
        }
        if (identity.isCollection(key) || !identity.isNode(key) && typeof key === "object") {
          const msg = "With simple keys, collection cannot be used as a key value";
          throw new Error(msg);
        }
      }
      let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || identity.isCollection(key) || (identity.isScalar(key) ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL : typeof key === "object"));
      ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
      });
      let keyCommentDone = false;
      let chompKeep = false;
      let str = stringify.stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
      if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
          throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
        explicitKey = true;
      }
      if (ctx.inFlow) {
        if (allNullValues || value == null) {
          if (keyCommentDone && onComment)
            onComment();
          return str === "" ? "?" : explicitKey ? `? ${str}` : str;
        }
      } else if (allNullValues && !simpleKeys || value == null && explicitKey) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        } else if (chompKeep && onChompKeep)
          onChompKeep();
        return str;
      }
      if (keyCommentDone)
        keyComment = null;
      if (explicitKey) {
        if (keyComment)
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}
${indent}:`;
      } else {
        str = `${str}:`;
        if (keyComment)
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
      }
      let vsb, vcb, valueComment;
      if (identity.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
      } else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === "object")
          value = doc.createNode(value);
      }
      ctx.implicitKey = false;
      if (!explicitKey && !keyComment && identity.isScalar(value))
        ctx.indentAtStart = str.length + 1;
      chompKeep = false;
      if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity.isSeq(value) && !value.flow && !value.tag && !value.anchor) {
        ctx.indent = ctx.indent.substring(2);
      }
      let valueCommentDone = false;
      const valueStr = stringify.stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
      let ws = " ";
      if (keyComment || vsb || vcb) {
        ws = vsb ? "\n" : "";
        if (vcb) {
          const cs = commentString(vcb);
          ws += `
${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === "" && !ctx.inFlow) {
          if (ws === "\n" && valueComment)
            ws = "\n\n";
        } else {
          ws += `
${ctx.indent}`;
        }
      } else if (!explicitKey && identity.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf("\n");
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
          let hasPropsLine = false;
          if (hasNewline && (vs0 === "&" || vs0 === "!")) {
            let sp0 = valueStr.indexOf(" ");
            if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") {
              sp0 = valueStr.indexOf(" ", sp0 + 1);
            }
            if (sp0 === -1 || nl0 < sp0)
              hasPropsLine = true;
          }
          if (!hasPropsLine)
            ws = `
${ctx.indent}`;
        }
      } else if (valueStr === "" || valueStr[0] === "\n") {
        ws = "";
      }
      str += ws + valueStr;
      if (ctx.inFlow) {
        if (valueCommentDone && onComment)
          onComment();
      } else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
      } else if (chompKeep && onChompKeep) {
        onChompKeep();
      }
      return str;
    }
    exports2.stringifyPair = stringifyPair;
  }
});
// node_modules/yaml/dist/log.js
var require_log = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/log.js"(exports2) {
    "use strict";
    var node_process = require_process();
    function debug(logLevel, ...messages) {
      if (logLevel === "debug")
        console.log(...messages);
    }
    function warn(logLevel, warning) {
      if (logLevel === "debug" || logLevel === "warn") {
        if (typeof node_process.emitWarning === "function")
          node_process.emitWarning(warning);
        else
          console.warn(warning);
      }
    }
    exports2.debug = debug;
    exports2.warn = warn;
  }
});
// node_modules/yaml/dist/schema/yaml-1.1/merge.js
var require_merge = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/schema/yaml-1.1/merge.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var MERGE_KEY = "<<";
    var merge = {
      identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
      default: "key",
      tag: "tag:yaml.org,2002:merge",
      test: /^<<$/,
      resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
      }),
      stringify: () => MERGE_KEY
    };
    var isMergeKey = (ctx, key) => (merge.identify(key) || identity.isScalar(key) && (!key.type || key.type === Scalar.Scalar.PLAIN) && merge.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge.tag && tag.default);
    function addMergeToJSMap(ctx, map, value) {
      const source = resolveAliasValue(ctx, value);
      if (identity.isSeq(source))
        for (const it of source.items)
          mergeValue(ctx, map, it);
      else if (Array.isArray(source))
        for (const it of source)
          mergeValue(ctx, map, it);
      else
        mergeValue(ctx, map, source);
    }
    function mergeValue(ctx, map, value) {
      const source = resolveAliasValue(ctx, value);
      if (!identity.isMap(source))
        throw new Error("Merge sources must be maps or map aliases");
      const srcMap = source.toJSON(null, ctx, Map);
      for (const [key, value2] of srcMap) {
        if (map instanceof Map) {
          if (!map.has(key))
            map.set(key, value2);
        } else if (map instanceof Set) {
          map.add(key);
        } else if (!Object.prototype.hasOwnProperty.call(map, key)) {
          Object.defineProperty(map, key, {
            value: value2,
            writable: true,
            enumerable: true,
            configurable: true
          });
        }
      }
      return map;
    }
    function resolveAliasValue(ctx, value) {
      return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
    }
    exports2.addMergeToJSMap = addMergeToJSMap;
    exports2.isMergeKey = isMergeKey;
    exports2.merge = merge;
  }
});
// node_modules/yaml/dist/nodes/addPairToJSMap.js
var require_addPairToJSMap = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/nodes/addPairToJSMap.js"(exports2) {
    "use strict";
    var log = require_log();
    var merge = require_merge();
    var stringify = require_stringify();
    var identity = require_identity();
    var toJS = require_toJS();
    function addPairToJSMap(ctx, map, { key, value }) {
      if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
      else if (merge.isMergeKey(ctx, key))
        merge.addMergeToJSMap(ctx, map, value);
      else {
        const jsKey = toJS.toJS(key, "", ctx);
        if (map instanceof Map) {
          map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        } else if (map instanceof Set) {
          map.add(jsKey);
        } else {
          const stringKey = stringifyKey(key, jsKey, ctx);
          const jsValue = toJS.toJS(value, stringKey, ctx);
          if (stringKey in map)
            Object.defineProperty(map, stringKey, {
              value: jsValue,
              writable: true,
              enumerable: true,
              configurable: true
            });
          else
            map[stringKey] = jsValue;
        }
      }
      return map;
    }
    function stringifyKey(key, jsKey, ctx) {
      if (jsKey === null)
        return "";
      if (typeof jsKey !== "object")
        return String(jsKey);
      if (identity.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = /* @__PURE__ *@/ new Set();
        for (const node of ctx.anchors.keys())
          strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
          let jsonStr = JSON.stringify(strKey);
          if (jsonStr.length > 40)
            jsonStr = jsonStr.substring(0, 36) + '..."';
          log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
          ctx.mapKeyWarned = true;
        }
        return strKey;
      }
      return JSON.stringify(jsKey);
    }
    exports2.addPairToJSMap = addPairToJSMap;
  }
});
// node_modules/yaml/dist/nodes/Pair.js
var require_Pair = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/nodes/Pair.js"(exports2) {
    "use strict";
    var createNode = require_createNode();
    var stringifyPair = require_stringifyPair();
    var addPairToJSMap = require_addPairToJSMap();
    var identity = require_identity();
    function createPair(key, value, ctx) {
      const k = createNode.createNode(key, void 0, ctx);
      const v = createNode.createNode(value, void 0, ctx);
      return new Pair(k, v);
    }
    var Pair = class _Pair {
      constructor(key, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key;
        this.value = value;
      }
      clone(schema) {
        let { key, value } = this;
        if (identity.isNode(key))
          key = key.clone(schema);
        if (identity.isNode(value))
          value = value.clone(schema);
        return new _Pair(key, value);
      }
      toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? /* @__PURE__ *@/ new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
      }
      toString(ctx, onComment, onChompKeep) {
        return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
      }
    };
    exports2.Pair = Pair;
    exports2.createPair = createPair;
  }
});
// node_modules/yaml/dist/stringify/stringifyCollection.js
var require_stringifyCollection = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/stringify/stringifyCollection.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyCollection(collection, ctx, options) {
      const flow = ctx.inFlow ?? collection.flow;
      const stringify2 = flow ? stringifyFlowCollection : stringifyBlockCollection;
      return stringify2(collection, ctx, options);
    }
    function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
      const { indent, options: { commentString } } = ctx;
      const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
      let chompKeep = false;
      const lines = [];
      for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment2 = null;
        if (identity.isNode(item)) {
          if (!chompKeep && item.spaceBefore)
            lines.push("");
          addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
          if (item.comment)
            comment2 = item.comment;
        } else if (identity.isPair(item)) {
          const ik = identity.isNode(item.key) ? item.key : null;
          if (ik) {
            if (!chompKeep && ik.spaceBefore)
              lines.push("");
            addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
          }
        }
        chompKeep = false;
        let str2 = stringify.stringify(item, itemCtx, () => comment2 = null, () => chompKeep = true);
        if (comment2)
          str2 += stringifyComment.lineComment(str2, itemIndent, commentString(comment2));
        if (chompKeep && comment2)
          chompKeep = false;
        lines.push(blockItemPrefix + str2);
      }
      let str;
      if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
      } else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
          const line = lines[i];
          str += line ? `
${indent}${line}` : "\n";
        }
      }
      if (comment) {
        str += "\n" + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
          onComment();
      } else if (chompKeep && onChompKeep)
        onChompKeep();
      return str;
    }
    function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
      const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
      itemIndent += indentStep;
      const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
      });
      let reqNewline = false;
      let linesAtValue = 0;
      const lines = [];
      for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
          if (item.spaceBefore)
            lines.push("");
          addCommentBefore(ctx, lines, item.commentBefore, false);
          if (item.comment)
            comment = item.comment;
        } else if (identity.isPair(item)) {
          const ik = identity.isNode(item.key) ? item.key : null;
          if (ik) {
            if (ik.spaceBefore)
              lines.push("");
            addCommentBefore(ctx, lines, ik.commentBefore, false);
            if (ik.comment)
              reqNewline = true;
          }
          const iv = identity.isNode(item.value) ? item.value : null;
          if (iv) {
            if (iv.comment)
              comment = iv.comment;
            if (iv.commentBefore)
              reqNewline = true;
          } else if (item.value == null && ik?.comment) {
            comment = ik.comment;
          }
        }
        if (comment)
          reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => comment = null);
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
        if (i < items.length - 1) {
          str += ",";
        } else if (ctx.options.trailingComma) {
          if (ctx.options.lineWidth > 0) {
            reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
          }
          if (reqNewline) {
            str += ",";
          }
        }
        if (comment)
          str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
      }
      const { start, end } = flowChars;
      if (lines.length === 0) {
        return start + end;
      } else {
        if (!reqNewline) {
          const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
          reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
          let str = start;
          for (const line of lines)
            str += line ? `
${indentStep}${indent}${line}` : "\n";
          return `${str}
${indent}${end}`;
        } else {
          return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
        }
      }
    }
    function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
      if (comment && chompKeep)
        comment = comment.replace(/^\n+/, "");
      if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart());
      }
    }
    exports2.stringifyCollection = stringifyCollection;
  }
});
// node_modules/yaml/dist/nodes/YAMLMap.js
var require_YAMLMap = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/nodes/YAMLMap.js"(exports2) {
    "use strict";
    var stringifyCollection = require_stringifyCollection();
    var addPairToJSMap = require_addPairToJSMap();
    var Collection = require_Collection();
    var identity = require_identity();
    var Pair = require_Pair();
    var Scalar = require_Scalar();
    function findPair(items, key) {
      const k = identity.isScalar(key) ? key.value : key;
      for (const it of items) {
        if (identity.isPair(it)) {
          if (it.key === key || it.key === k)
            return it;
          if (identity.isScalar(it.key) && it.key.value === k)
            return it;
        }
      }
      return void 0;
    }
    var YAMLMap = class extends Collection.Collection {
      static get tagName() {
        return "tag:yaml.org,2002:map";
      }
      constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
      }
      /**
       * A generic collection parsing method that can be extended
       * to other node classes that inherit from YAMLMap
       *@/
      static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key, value) => {
          if (typeof replacer === "function")
            value = replacer.call(obj, key, value);
          else if (Array.isArray(replacer) && !replacer.includes(key))
            return;
          if (value !== void 0 || keepUndefined)
            map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
          for (const [key, value] of obj)
            add(key, value);
        } else if (obj && typeof obj === "object") {
          for (const key of Object.keys(obj))
            add(key, obj[key]);
        }
        if (typeof schema.sortMapEntries === "function") {
          map.items.sort(schema.sortMapEntries);
        }
        return map;
      }
      /**
       * Adds a value to the collection.
       *
       * @param overwrite - If not set `true`, using a key that is already in the
       *   collection will throw. Otherwise, overwrites the previous value.
       *@/
      add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
          _pair = pair;
        else if (!pair || typeof pair !== "object" || !("key" in pair)) {
          _pair = new Pair.Pair(pair, pair?.value);
        } else
          _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
          if (!overwrite)
            throw new Error(`Key ${_pair.key} already set`);
          if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
            prev.value.value = _pair.value;
          else
            prev.value = _pair.value;
        } else if (sortEntries) {
          const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
          if (i === -1)
            this.items.push(_pair);
          else
            this.items.splice(i, 0, _pair);
        } else {
          this.items.push(_pair);
        }
      }
      delete(key) {
        const it = findPair(this.items, key);
        if (!it)
          return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
      }
      get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? void 0;
      }
      has(key) {
        return !!findPair(this.items, key);
      }
      set(key, value) {
        this.add(new Pair.Pair(key, value), true);
      }
      /**
       * @param ctx - Conversion context, originally set in Document#toJS()
       * @param {Class} Type - If set, forces the returned collection type
       * @returns Instance of Type, Map, or Object
       *@/
      toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? /* @__PURE__ *@/ new Map() : {};
        if (ctx?.onCreate)
          ctx.onCreate(map);
        for (const item of this.items)
          addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        for (const item of this.items) {
          if (!identity.isPair(item))
            throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
          ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
          blockItemPrefix: "",
          flowChars: { start: "{", end: "}" },
          itemIndent: ctx.indent || "",
          onChompKeep,
          onComment
        });
      }
    };
    exports2.YAMLMap = YAMLMap;
    exports2.findPair = findPair;
  }
});
// node_modules/yaml/dist/schema/common/map.js
var require_map = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/schema/common/map.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var YAMLMap = require_YAMLMap();
    var map = {
      collection: "map",
      default: true,
      nodeClass: YAMLMap.YAMLMap,
      tag: "tag:yaml.org,2002:map",
      resolve(map2, onError) {
        if (!identity.isMap(map2))
          onError("Expected a mapping for this tag");
        return map2;
      },
      createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
    };
    exports2.map = map;
  }
});
// node_modules/yaml/dist/nodes/YAMLSeq.js
var require_YAMLSeq = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/nodes/YAMLSeq.js"(exports2) {
    "use strict";
    var createNode = require_createNode();
    var stringifyCollection = require_stringifyCollection();
    var Collection = require_Collection();
    var identity = require_identity();
    var Scalar = require_Scalar();
    var toJS = require_toJS();
    var YAMLSeq = class extends Collection.Collection {
      static get tagName() {
        return "tag:yaml.org,2002:seq";
      }
      constructor(schema) {
        super(identity.SEQ, schema);
        this.items = [];
      }
      add(value) {
        this.items.push(value);
      }
      /**
       * Removes a value from the collection.
       *
       * `key` must contain a representation of an integer for this to succeed.
       * It may be wrapped in a `Scalar`.
       *
       * @returns `true` if the item was found and removed.
       *@/
      delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== "number")
          return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
      }
      get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== "number")
          return void 0;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
      }
      /**
       * Checks if the collection includes a value with the key `key`.
       *
       * `key` must contain a representation of an integer for this to succeed.
       * It may be wrapped in a `Scalar`.
       *@/
      has(key) {
        const idx = asItemIndex(key);
        return typeof idx === "number" && idx < this.items.length;
      }
      /**
       * Sets a value in this collection. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       *
       * If `key` does not contain a representation of an integer, this will throw.
       * It may be wrapped in a `Scalar`.
       *@/
      set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== "number")
          throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value))
          prev.value = value;
        else
          this.items[idx] = value;
      }
      toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
          ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
          seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
          blockItemPrefix: "- ",
          flowChars: { start: "[", end: "]" },
          itemIndent: (ctx.indent || "") + "  ",
          onChompKeep,
          onComment
        });
      }
      static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
          let i = 0;
          for (let it of obj) {
            if (typeof replacer === "function") {
              const key = obj instanceof Set ? it : String(i++);
              it = replacer.call(obj, key, it);
            }
            seq.items.push(createNode.createNode(it, void 0, ctx));
          }
        }
        return seq;
      }
    };
    function asItemIndex(key) {
      let idx = identity.isScalar(key) ? key.value : key;
      if (idx && typeof idx === "string")
        idx = Number(idx);
      return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
    }
    exports2.YAMLSeq = YAMLSeq;
  }
});
// node_modules/yaml/dist/schema/common/seq.js
var require_seq = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/schema/common/seq.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var YAMLSeq = require_YAMLSeq();
    var seq = {
      collection: "seq",
      default: true,
      nodeClass: YAMLSeq.YAMLSeq,
      tag: "tag:yaml.org,2002:seq",
      resolve(seq2, onError) {
        if (!identity.isSeq(seq2))
          onError("Expected a sequence for this tag");
        return seq2;
      },
      createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
    };
    exports2.seq = seq;
  }
});
// node_modules/yaml/dist/schema/common/string.js
var require_string = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/schema/common/string.js"(exports2) {
    "use strict";
    var stringifyString = require_stringifyString();
    var string = {
      identify: (value) => typeof value === "string",
      default: true,
      tag: "tag:yaml.org,2002:str",
      resolve: (str) => str,
      stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
      }
    };
    exports2.string = string;
  }
});
// node_modules/yaml/dist/schema/common/null.js
var require_null = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/schema/common/null.js"(exports2) {
    "use strict";
    var Scalar = require_Scalar();
    var nullTag = {
      identify: (value) => value == null,
      createNode: () => new Scalar.Scalar(null),
      default: true,
      tag: "tag:yaml.org,2002:null",
      test: /^(?:~|[Nn]ull|NULL)?$/,
      resolve: () => new Scalar.Scalar(null),
      stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
    };
    exports2.nullTag = nullTag;
  }
});
// node_modules/yaml/dist/schema/core/bool.js
var require_bool = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/schema/core/bool.js"(exports2) {
    "use strict";
    var Scalar = require_Scalar();
    var boolTag = {
      identify: (value) => typeof value === "boolean",
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
      resolve: (str) => new Scalar.Scalar(str[0] === "t" || str[0] === "T"),
      stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
          const sv = source[0] === "t" || source[0] === "T";
          if (value === sv)
            return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
      }
    };
    exports2.boolTag = boolTag;
  }
});
// node_modules/yaml/dist/stringify/stringifyNumber.js
var require_stringifyNumber = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/stringify/stringifyNumber.js"(exports2) {
    "use strict";
    function stringifyNumber({ format, minFractionDigits, tag, value }) {
      if (typeof value === "bigint")
        return String(value);
      const num = typeof value === "number" ? value : Number(value);
      if (!isFinite(num))
        return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
      let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
      if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
        let i = n.indexOf(".");
        if (i < 0) {
          i = n.length;
          n += ".";
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
          n += "0";
      }
      return n;
    }
    exports2.stringifyNumber = stringifyNumber;
  }
});
// node_modules/yaml/dist/schema/core/float.js
var require_float = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/schema/core/float.js"(exports2) {
    "use strict";
    var Scalar = require_Scalar();
    var stringifyNumber = require_stringifyNumber();
    var floatNaN = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
      resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
      stringify: stringifyNumber.stringifyNumber
    };
    var floatExp = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "EXP",
      test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
      resolve: (str) => parseFloat(str),
      stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
      }
    };
    var float = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
      resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf(".");
        if (dot !== -1 && str[str.length - 1] === "0")
          node.minFractionDigits = str.length - dot - 1;
        return node;
      },
      stringify: stringifyNumber.stringifyNumber
    };
    exports2.float = float;
    exports2.floatExp = floatExp;
    exports2.floatNaN = floatNaN;
  }
});
// node_modules/yaml/dist/schema/core/int.js
var require_int = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/schema/core/int.js"(exports2) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    var intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
    var intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
    function intStringify(node, radix, prefix) {
      const { value } = node;
      if (intIdentify(value) && value >= 0)
        return prefix + value.toString(radix);
      return stringifyNumber.stringifyNumber(node);
    }
    var intOct = {
      identify: (value) => intIdentify(value) && value >= 0,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "OCT",
      test: /^0o[0-7]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
      stringify: (node) => intStringify(node, 8, "0o")
    };
    var int = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      test: /^[-+]?[0-9]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
      stringify: stringifyNumber.stringifyNumber
    };
    var intHex = {
      identify: (value) => intIdentify(value) && value >= 0,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "HEX",
      test: /^0x[0-9a-fA-F]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
      stringify: (node) => intStringify(node, 16, "0x")
    };
    exports2.int = int;
    exports2.intHex = intHex;
    exports2.intOct = intOct;
  }
});
// node_modules/yaml/dist/schema/core/schema.js
var require_schema = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/schema/core/schema.js"(exports2) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string = require_string();
    var bool = require_bool();
    var float = require_float();
    var int = require_int();
    var schema = [
      map.map,
      seq.seq,
      string.string,
      _null.nullTag,
      bool.boolTag,
      int.intOct,
      int.int,
      int.intHex,
      float.floatNaN,
      float.floatExp,
      float.float
    ];
    exports2.schema = schema;
  }
});
// node_modules/yaml/dist/schema/json/schema.js
var require_schema2 = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/schema/json/schema.js"(exports2) {
    "use strict";
    var Scalar = require_Scalar();
    var map = require_map();
    var seq = require_seq();
    function intIdentify(value) {
      return typeof value === "bigint" || Number.isInteger(value);
    }
    var stringifyJSON = ({ value }) => JSON.stringify(value);
    var jsonScalars = [
      {
        identify: (value) => typeof value === "string",
        default: true,
        tag: "tag:yaml.org,2002:str",
        resolve: (str) => str,
        stringify: stringifyJSON
      },
      {
        identify: (value) => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: "tag:yaml.org,2002:null",
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
      },
      {
        identify: (value) => typeof value === "boolean",
        default: true,
        tag: "tag:yaml.org,2002:bool",
        test: /^true$|^false$/,
        resolve: (str) => str === "true",
        stringify: stringifyJSON
      },
      {
        identify: intIdentify,
        default: true,
        tag: "tag:yaml.org,2002:int",
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
      },
      {
        identify: (value) => typeof value === "number",
        default: true,
        tag: "tag:yaml.org,2002:float",
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: (str) => parseFloat(str),
        stringify: stringifyJSON
      }
    ];
    var jsonError = {
      default: true,
      tag: "",
      test: /^/,
      resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
      }
    };
    var schema = [map.map, seq.seq].concat(jsonScalars, jsonError);
    exports2.schema = schema;
  }
});
// required-builtin:buffer
var require_buffer = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "required-builtin:buffer"(exports2, module2) {
    module2.exports = process.getBuiltinModule("node:buffer");
  }
});
// node_modules/yaml/dist/schema/yaml-1.1/binary.js
var require_binary = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/schema/yaml-1.1/binary.js"(exports2) {
    "use strict";
    var node_buffer = require_buffer();
    var Scalar = require_Scalar();
    var stringifyString = require_stringifyString();
    var binary = {
      identify: (value) => value instanceof Uint8Array,
      // Buffer inherits from Uint8Array
      default: false,
      tag: "tag:yaml.org,2002:binary",
      /**
       * Returns a Buffer in node and an Uint8Array in browsers
       *
       * To use the resulting buffer as an image, you'll want to do something like:
       *
       *   const blob = new Blob([buffer], { type: 'image/jpeg' })
       *   document.querySelector('#photo').src = URL.createObjectURL(blob)
       *@/
      resolve(src, onError) {
        if (typeof node_buffer.Buffer === "function") {
          return node_buffer.Buffer.from(src, "base64");
        } else if (typeof atob === "function") {
          const str = atob(src.replace(/[\n\r]/g, ""));
          const buffer = new Uint8Array(str.length);
          for (let i = 0; i < str.length; ++i)
            buffer[i] = str.charCodeAt(i);
          return buffer;
        } else {
          onError("This environment does not support reading binary tags; either Buffer or atob is required");
          return src;
        }
      },
      stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
          return "";
        const buf = value;
        let str;
        if (typeof node_buffer.Buffer === "function") {
          str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64");
        } else if (typeof btoa === "function") {
          let s = "";
          for (let i = 0; i < buf.length; ++i)
            s += String.fromCharCode(buf[i]);
          str = btoa(s);
        } else {
          throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
          const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
          const n = Math.ceil(str.length / lineWidth);
          const lines = new Array(n);
          for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
            lines[i] = str.substr(o, lineWidth);
          }
          str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? "\n" : " ");
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
      }
    };
    exports2.binary = binary;
  }
});
// node_modules/yaml/dist/schema/yaml-1.1/pairs.js
var require_pairs = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/schema/yaml-1.1/pairs.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var Pair = require_Pair();
    var Scalar = require_Scalar();
    var YAMLSeq = require_YAMLSeq();
    function resolvePairs(seq, onError) {
      if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
          let item = seq.items[i];
          if (identity.isPair(item))
            continue;
          else if (identity.isMap(item)) {
            if (item.items.length > 1)
              onError("Each pair must have its own sequence indicator");
            const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
            if (item.commentBefore)
              pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}
${pair.key.commentBefore}` : item.commentBefore;
            if (item.comment) {
              const cn = pair.value ?? pair.key;
              cn.comment = cn.comment ? `${item.comment}
${cn.comment}` : item.comment;
            }
            item = pair;
          }
          seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
        }
      } else
        onError("Expected a sequence for this tag");
      return seq;
    }
    function createPairs(schema, iterable, ctx) {
      const { replacer } = ctx;
      const pairs2 = new YAMLSeq.YAMLSeq(schema);
      pairs2.tag = "tag:yaml.org,2002:pairs";
      let i = 0;
      if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
          if (typeof replacer === "function")
            it = replacer.call(iterable, String(i++), it);
          let key, value;
          if (Array.isArray(it)) {
            if (it.length === 2) {
              key = it[0];
              value = it[1];
            } else
              throw new TypeError(`Expected [key, value] tuple: ${it}`);
          } else if (it && it instanceof Object) {
            const keys = Object.keys(it);
            if (keys.length === 1) {
              key = keys[0];
              value = it[key];
            } else {
              throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
            }
          } else {
            key = it;
          }
          pairs2.items.push(Pair.createPair(key, value, ctx));
        }
      return pairs2;
    }
    var pairs = {
      collection: "seq",
      default: false,
      tag: "tag:yaml.org,2002:pairs",
      resolve: resolvePairs,
      createNode: createPairs
    };
    exports2.createPairs = createPairs;
    exports2.pairs = pairs;
    exports2.resolvePairs = resolvePairs;
  }
});
// node_modules/yaml/dist/schema/yaml-1.1/omap.js
var require_omap = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/schema/yaml-1.1/omap.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var toJS = require_toJS();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var pairs = require_pairs();
    var YAMLOMap = class _YAMLOMap extends YAMLSeq.YAMLSeq {
      constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = _YAMLOMap.tag;
      }
      /**
       * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
       * but TypeScript won't allow widening the signature of a child method.
       *@/
      toJSON(_, ctx) {
        if (!ctx)
          return super.toJSON(_);
        const map = /* @__PURE__ *@/ new Map();
        if (ctx?.onCreate)
          ctx.onCreate(map);
        for (const pair of this.items) {
          let key, value;
          if (identity.isPair(pair)) {
            key = toJS.toJS(pair.key, "", ctx);
            value = toJS.toJS(pair.value, key, ctx);
          } else {
            key = toJS.toJS(pair, "", ctx);
          }
          if (map.has(key))
            throw new Error("Ordered maps must not include duplicate keys");
          map.set(key, value);
        }
        return map;
      }
      static from(schema, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema, iterable, ctx);
        const omap2 = new this();
        omap2.items = pairs$1.items;
        return omap2;
      }
    };
    YAMLOMap.tag = "tag:yaml.org,2002:omap";
    var omap = {
      collection: "seq",
      identify: (value) => value instanceof Map,
      nodeClass: YAMLOMap,
      default: false,
      tag: "tag:yaml.org,2002:omap",
      resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
          if (identity.isScalar(key)) {
            if (seenKeys.includes(key.value)) {
              onError(`Ordered maps must not include duplicate keys: ${key.value}`);
            } else {
              seenKeys.push(key.value);
            }
          }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
      },
      createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
    };
    exports2.YAMLOMap = YAMLOMap;
    exports2.omap = omap;
  }
});
// node_modules/yaml/dist/schema/yaml-1.1/bool.js
var require_bool2 = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/schema/yaml-1.1/bool.js"(exports2) {
    "use strict";
    var Scalar = require_Scalar();
    function boolStringify({ value, source }, ctx) {
      const boolObj = value ? trueTag : falseTag;
      if (source && boolObj.test.test(source))
        return source;
      return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
    var trueTag = {
      identify: (value) => value === true,
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
      resolve: () => new Scalar.Scalar(true),
      stringify: boolStringify
    };
    var falseTag = {
      identify: (value) => value === false,
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
      resolve: () => new Scalar.Scalar(false),
      stringify: boolStringify
    };
    exports2.falseTag = falseTag;
    exports2.trueTag = trueTag;
  }
});
// node_modules/yaml/dist/schema/yaml-1.1/float.js
var require_float2 = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/schema/yaml-1.1/float.js"(exports2) {
    "use strict";
    var Scalar = require_Scalar();
    var stringifyNumber = require_stringifyNumber();
    var floatNaN = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
      resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
      stringify: stringifyNumber.stringifyNumber
    };
    var floatExp = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "EXP",
      test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
      resolve: (str) => parseFloat(str.replace(/_/g, "")),
      stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
      }
    };
    var float = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
      resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, "")));
        const dot = str.indexOf(".");
        if (dot !== -1) {
          const f = str.substring(dot + 1).replace(/_/g, "");
          if (f[f.length - 1] === "0")
            node.minFractionDigits = f.length;
        }
        return node;
      },
      stringify: stringifyNumber.stringifyNumber
    };
    exports2.float = float;
    exports2.floatExp = floatExp;
    exports2.floatNaN = floatNaN;
  }
});
// node_modules/yaml/dist/schema/yaml-1.1/int.js
var require_int2 = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/schema/yaml-1.1/int.js"(exports2) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    var intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
    function intResolve(str, offset, radix, { intAsBigInt }) {
      const sign = str[0];
      if (sign === "-" || sign === "+")
        offset += 1;
      str = str.substring(offset).replace(/_/g, "");
      if (intAsBigInt) {
        switch (radix) {
          case 2:
            str = `0b${str}`;
            break;
          case 8:
            str = `0o${str}`;
            break;
          case 16:
            str = `0x${str}`;
            break;
        }
        const n2 = BigInt(str);
        return sign === "-" ? BigInt(-1) * n2 : n2;
      }
      const n = parseInt(str, radix);
      return sign === "-" ? -1 * n : n;
    }
    function intStringify(node, radix, prefix) {
      const { value } = node;
      if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
      }
      return stringifyNumber.stringifyNumber(node);
    }
    var intBin = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "BIN",
      test: /^[-+]?0b[0-1_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
      stringify: (node) => intStringify(node, 2, "0b")
    };
    var intOct = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "OCT",
      test: /^[-+]?0[0-7_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
      stringify: (node) => intStringify(node, 8, "0")
    };
    var int = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      test: /^[-+]?[0-9][0-9_]*$/,
      resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
      stringify: stringifyNumber.stringifyNumber
    };
    var intHex = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "HEX",
      test: /^[-+]?0x[0-9a-fA-F_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
      stringify: (node) => intStringify(node, 16, "0x")
    };
    exports2.int = int;
    exports2.intBin = intBin;
    exports2.intHex = intHex;
    exports2.intOct = intOct;
  }
});
// node_modules/yaml/dist/schema/yaml-1.1/set.js
var require_set = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/schema/yaml-1.1/set.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var Pair = require_Pair();
    var YAMLMap = require_YAMLMap();
    var YAMLSet = class _YAMLSet extends YAMLMap.YAMLMap {
      constructor(schema) {
        super(schema);
        this.tag = _YAMLSet.tag;
      }
      add(key) {
        let pair;
        if (identity.isPair(key))
          pair = key;
        else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null)
          pair = new Pair.Pair(key.key, null);
        else
          pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
          this.items.push(pair);
      }
      /**
       * If `keepPair` is `true`, returns the Pair matching `key`.
       * Otherwise, returns the value of that Pair's key.
       *@/
      get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair) ? identity.isScalar(pair.key) ? pair.key.value : pair.key : pair;
      }
      set(key, value) {
        if (typeof value !== "boolean")
          throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value) {
          this.items.splice(this.items.indexOf(prev), 1);
        } else if (!prev && value) {
          this.items.push(new Pair.Pair(key));
        }
      }
      toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        if (this.hasAllNullValues(true))
          return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
          throw new Error("Set items must all have null values");
      }
      static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set2 = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
          for (let value of iterable) {
            if (typeof replacer === "function")
              value = replacer.call(iterable, value, value);
            set2.items.push(Pair.createPair(value, null, ctx));
          }
        return set2;
      }
    };
    YAMLSet.tag = "tag:yaml.org,2002:set";
    var set = {
      collection: "map",
      identify: (value) => value instanceof Set,
      nodeClass: YAMLSet,
      default: false,
      tag: "tag:yaml.org,2002:set",
      createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
      resolve(map, onError) {
        if (identity.isMap(map)) {
          if (map.hasAllNullValues(true))
            return Object.assign(new YAMLSet(), map);
          else
            onError("Set items must all have null values");
        } else
          onError("Expected a mapping for this tag");
        return map;
      }
    };
    exports2.YAMLSet = YAMLSet;
    exports2.set = set;
  }
});
// node_modules/yaml/dist/schema/yaml-1.1/timestamp.js
var require_timestamp = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/schema/yaml-1.1/timestamp.js"(exports2) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    function parseSexagesimal(str, asBigInt) {
      const sign = str[0];
      const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
      const num = (n) => asBigInt ? BigInt(n) : Number(n);
      const res = parts.replace(/_/g, "").split(":").reduce((res2, p) => res2 * num(60) + num(p), num(0));
      return sign === "-" ? num(-1) * res : res;
    }
    function stringifySexagesimal(node) {
      let { value } = node;
      let num = (n) => n;
      if (typeof value === "bigint")
        num = (n) => BigInt(n);
      else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
      let sign = "";
      if (value < 0) {
        sign = "-";
        value *= num(-1);
      }
      const _60 = num(60);
      const parts = [value % _60];
      if (value < 60) {
        parts.unshift(0);
      } else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60);
        if (value >= 60) {
          value = (value - parts[0]) / _60;
          parts.unshift(value);
        }
      }
      return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
    }
    var intTime = {
      identify: (value) => typeof value === "bigint" || Number.isInteger(value),
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "TIME",
      test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
      resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
      stringify: stringifySexagesimal
    };
    var floatTime = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "TIME",
      test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
      resolve: (str) => parseSexagesimal(str, false),
      stringify: stringifySexagesimal
    };
    var timestamp = {
      identify: (value) => value instanceof Date,
      default: true,
      tag: "tag:yaml.org,2002:timestamp",
      // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
      // may be omitted altogether, resulting in a date format. In such a case, the time part is
      // assumed to be 00:00:00Z (start of day, UTC).
      test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
      resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
          throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== "Z") {
          let d = parseSexagesimal(tz, false);
          if (Math.abs(d) < 30)
            d *= 60;
          date -= 6e4 * d;
        }
        return new Date(date);
      },
      stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
    };
    exports2.floatTime = floatTime;
    exports2.intTime = intTime;
    exports2.timestamp = timestamp;
  }
});
// node_modules/yaml/dist/schema/yaml-1.1/schema.js
var require_schema3 = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/schema/yaml-1.1/schema.js"(exports2) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string = require_string();
    var binary = require_binary();
    var bool = require_bool2();
    var float = require_float2();
    var int = require_int2();
    var merge = require_merge();
    var omap = require_omap();
    var pairs = require_pairs();
    var set = require_set();
    var timestamp = require_timestamp();
    var schema = [
      map.map,
      seq.seq,
      string.string,
      _null.nullTag,
      bool.trueTag,
      bool.falseTag,
      int.intBin,
      int.intOct,
      int.int,
      int.intHex,
      float.floatNaN,
      float.floatExp,
      float.float,
      binary.binary,
      merge.merge,
      omap.omap,
      pairs.pairs,
      set.set,
      timestamp.intTime,
      timestamp.floatTime,
      timestamp.timestamp
    ];
    exports2.schema = schema;
  }
});
// node_modules/yaml/dist/schema/tags.js
var require_tags = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/schema/tags.js"(exports2) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string = require_string();
    var bool = require_bool();
    var float = require_float();
    var int = require_int();
    var schema = require_schema();
    var schema$1 = require_schema2();
    var binary = require_binary();
    var merge = require_merge();
    var omap = require_omap();
    var pairs = require_pairs();
    var schema$2 = require_schema3();
    var set = require_set();
    var timestamp = require_timestamp();
    var schemas = /* @__PURE__ *@/ new Map([
      ["core", schema.schema],
      ["failsafe", [map.map, seq.seq, string.string]],
      ["json", schema$1.schema],
      ["yaml11", schema$2.schema],
      ["yaml-1.1", schema$2.schema]
    ]);
    var tagsByName = {
      binary: binary.binary,
      bool: bool.boolTag,
      float: float.float,
      floatExp: float.floatExp,
      floatNaN: float.floatNaN,
      floatTime: timestamp.floatTime,
      int: int.int,
      intHex: int.intHex,
      intOct: int.intOct,
      intTime: timestamp.intTime,
      map: map.map,
      merge: merge.merge,
      null: _null.nullTag,
      omap: omap.omap,
      pairs: pairs.pairs,
      seq: seq.seq,
      set: set.set,
      timestamp: timestamp.timestamp
    };
    var coreKnownTags = {
      "tag:yaml.org,2002:binary": binary.binary,
      "tag:yaml.org,2002:merge": merge.merge,
      "tag:yaml.org,2002:omap": omap.omap,
      "tag:yaml.org,2002:pairs": pairs.pairs,
      "tag:yaml.org,2002:set": set.set,
      "tag:yaml.org,2002:timestamp": timestamp.timestamp
    };
    function getTags(customTags, schemaName, addMergeTag) {
      const schemaTags = schemas.get(schemaName);
      if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge) ? schemaTags.concat(merge.merge) : schemaTags.slice();
      }
      let tags = schemaTags;
      if (!tags) {
        if (Array.isArray(customTags))
          tags = [];
        else {
          const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
          throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
      }
      if (Array.isArray(customTags)) {
        for (const tag of customTags)
          tags = tags.concat(tag);
      } else if (typeof customTags === "function") {
        tags = customTags(tags.slice());
      }
      if (addMergeTag)
        tags = tags.concat(merge.merge);
      return tags.reduce((tags2, tag) => {
        const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
        if (!tagObj) {
          const tagName = JSON.stringify(tag);
          const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
          throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags2.includes(tagObj))
          tags2.push(tagObj);
        return tags2;
      }, []);
    }
    exports2.coreKnownTags = coreKnownTags;
    exports2.getTags = getTags;
  }
});
// node_modules/yaml/dist/schema/Schema.js
var require_Schema = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/schema/Schema.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var map = require_map();
    var seq = require_seq();
    var string = require_string();
    var tags = require_tags();
    var sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
    var Schema = class _Schema {
      constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null;
        this.name = typeof schema === "string" && schema || "core";
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
      }
      clone() {
        const copy = Object.create(_Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
      }
    };
    exports2.Schema = Schema;
  }
});
// node_modules/yaml/dist/stringify/stringifyDocument.js
var require_stringifyDocument = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/stringify/stringifyDocument.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyDocument(doc, options) {
      const lines = [];
      let hasDirectives = options.directives === true;
      if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
          lines.push(dir);
          hasDirectives = true;
        } else if (doc.directives.docStart)
          hasDirectives = true;
      }
      if (hasDirectives)
        lines.push("---");
      const ctx = stringify.createStringifyContext(doc, options);
      const { commentString } = ctx.options;
      if (doc.commentBefore) {
        if (lines.length !== 1)
          lines.unshift("");
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ""));
      }
      let chompKeep = false;
      let contentComment = null;
      if (doc.contents) {
        if (identity.isNode(doc.contents)) {
          if (doc.contents.spaceBefore && hasDirectives)
            lines.push("");
          if (doc.contents.commentBefore) {
            const cs = commentString(doc.contents.commentBefore);
            lines.push(stringifyComment.indentComment(cs, ""));
          }
          ctx.forceBlockIndent = !!doc.comment;
          contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
        let body = stringify.stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
        if (contentComment)
          body += stringifyComment.lineComment(body, "", commentString(contentComment));
        if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") {
          lines[lines.length - 1] = `--- ${body}`;
        } else
          lines.push(body);
      } else {
        lines.push(stringify.stringify(doc.contents, ctx));
      }
      if (doc.directives?.docEnd) {
        if (doc.comment) {
          const cs = commentString(doc.comment);
          if (cs.includes("\n")) {
            lines.push("...");
            lines.push(stringifyComment.indentComment(cs, ""));
          } else {
            lines.push(`... ${cs}`);
          }
        } else {
          lines.push("...");
        }
      } else {
        let dc = doc.comment;
        if (dc && chompKeep)
          dc = dc.replace(/^\n+/, "");
        if (dc) {
          if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "")
            lines.push("");
          lines.push(stringifyComment.indentComment(commentString(dc), ""));
        }
      }
      return lines.join("\n") + "\n";
    }
    exports2.stringifyDocument = stringifyDocument;
  }
});
// node_modules/yaml/dist/doc/Document.js
var require_Document = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/doc/Document.js"(exports2) {
    "use strict";
    var Alias = require_Alias();
    var Collection = require_Collection();
    var identity = require_identity();
    var Pair = require_Pair();
    var toJS = require_toJS();
    var Schema = require_Schema();
    var stringifyDocument = require_stringifyDocument();
    var anchors = require_anchors();
    var applyReviver = require_applyReviver();
    var createNode = require_createNode();
    var directives = require_directives();
    var Document = class _Document {
      constructor(value, replacer, options) {
        this.commentBefore = null;
        this.comment = null;
        this.errors = [];
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === "function" || Array.isArray(replacer)) {
          _replacer = replacer;
        } else if (options === void 0 && replacer) {
          options = replacer;
          replacer = void 0;
        }
        const opt = Object.assign({
          intAsBigInt: false,
          keepSourceTokens: false,
          logLevel: "warn",
          prettyErrors: true,
          strict: true,
          stringKeys: false,
          uniqueKeys: true,
          version: "1.2"
        }, options);
        this.options = opt;
        let { version } = opt;
        if (options?._directives) {
          this.directives = options._directives.atDocument();
          if (this.directives.yaml.explicit)
            version = this.directives.yaml.version;
        } else
          this.directives = new directives.Directives({ version });
        this.setSchema(version, options);
        this.contents = value === void 0 ? null : this.createNode(value, _replacer, options);
      }
      /**
       * Create a deep copy of this Document and its contents.
       *
       * Custom Node values that inherit from `Object` still refer to their original instances.
       *@/
      clone() {
        const copy = Object.create(_Document.prototype, {
          [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
          copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        copy.contents = identity.isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
        if (this.range)
          copy.range = this.range.slice();
        return copy;
      }
      /** Adds a value to the document. *@/
      add(value) {
        if (assertCollection(this.contents))
          this.contents.add(value);
      }
      /** Adds a value to the document. *@/
      addIn(path, value) {
        if (assertCollection(this.contents))
          this.contents.addIn(path, value);
      }
      /**
       * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
       *
       * If `node` already has an anchor, `name` is ignored.
       * Otherwise, the `node.anchor` value will be set to `name`,
       * or if an anchor with that name is already present in the document,
       * `name` will be used as a prefix for a new unique anchor.
       * If `name` is undefined, the generated anchor will use 'a' as a prefix.
       *@/
      createAlias(node, name) {
        if (!node.anchor) {
          const prev = anchors.anchorNames(this);
          node.anchor = // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
          !name || prev.has(name) ? anchors.findNewAnchor(name || "a", prev) : name;
        }
        return new Alias.Alias(node.anchor);
      }
      createNode(value, replacer, options) {
        let _replacer = void 0;
        if (typeof replacer === "function") {
          value = replacer.call({ "": value }, "", value);
          _replacer = replacer;
        } else if (Array.isArray(replacer)) {
          const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
          const asStr = replacer.filter(keyToStr).map(String);
          if (asStr.length > 0)
            replacer = replacer.concat(asStr);
          _replacer = replacer;
        } else if (options === void 0 && replacer) {
          options = replacer;
          replacer = void 0;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(
          this,
          // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
          anchorPrefix || "a"
        );
        const ctx = {
          aliasDuplicateObjects: aliasDuplicateObjects ?? true,
          keepUndefined: keepUndefined ?? false,
          onAnchor,
          onTagObj,
          replacer: _replacer,
          schema: this.schema,
          sourceObjects
        };
        const node = createNode.createNode(value, tag, ctx);
        if (flow && identity.isCollection(node))
          node.flow = true;
        setAnchors();
        return node;
      }
      /**
       * Convert a key and a value into a `Pair` using the current schema,
       * recursively wrapping all values as `Scalar` or `Collection` nodes.
       *@/
      createPair(key, value, options = {}) {
        const k = this.createNode(key, null, options);
        const v = this.createNode(value, null, options);
        return new Pair.Pair(k, v);
      }
      /**
       * Removes a value from the document.
       * @returns `true` if the item was found and removed.
       *@/
      delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
      }
      /**
       * Removes a value from the document.
       * @returns `true` if the item was found and removed.
       *@/
      deleteIn(path) {
        if (Collection.isEmptyPath(path)) {
          if (this.contents == null)
            return false;
          this.contents = null;
          return true;
        }
        return assertCollection(this.contents) ? this.contents.deleteIn(path) : false;
      }
      /**
       * Returns item at `key`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       *@/
      get(key, keepScalar) {
        return identity.isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
      }
      /**
       * Returns item at `path`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       *@/
      getIn(path, keepScalar) {
        if (Collection.isEmptyPath(path))
          return !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents;
        return identity.isCollection(this.contents) ? this.contents.getIn(path, keepScalar) : void 0;
      }
      /**
       * Checks if the document includes a value with the key `key`.
       *@/
      has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : false;
      }
      /**
       * Checks if the document includes a value at `path`.
       *@/
      hasIn(path) {
        if (Collection.isEmptyPath(path))
          return this.contents !== void 0;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
      }
      /**
       * Sets a value in this document. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       *@/
      set(key, value) {
        if (this.contents == null) {
          this.contents = Collection.collectionFromPath(this.schema, [key], value);
        } else if (assertCollection(this.contents)) {
          this.contents.set(key, value);
        }
      }
      /**
       * Sets a value in this document. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       *@/
      setIn(path, value) {
        if (Collection.isEmptyPath(path)) {
          this.contents = value;
        } else if (this.contents == null) {
          this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
        } else if (assertCollection(this.contents)) {
          this.contents.setIn(path, value);
        }
      }
      /**
       * Change the YAML version and schema used by the document.
       * A `null` version disables support for directives, explicit tags, anchors, and aliases.
       * It also requires the `schema` option to be given as a `Schema` instance value.
       *
       * Overrides all previously set schema options.
       *@/
      setSchema(version, options = {}) {
        if (typeof version === "number")
          version = String(version);
        let opt;
        switch (version) {
          case "1.1":
            if (this.directives)
              this.directives.yaml.version = "1.1";
            else
              this.directives = new directives.Directives({ version: "1.1" });
            opt = { resolveKnownTags: false, schema: "yaml-1.1" };
            break;
          case "1.2":
          case "next":
            if (this.directives)
              this.directives.yaml.version = version;
            else
              this.directives = new directives.Directives({ version });
            opt = { resolveKnownTags: true, schema: "core" };
            break;
          case null:
            if (this.directives)
              delete this.directives;
            opt = null;
            break;
          default: {
            const sv = JSON.stringify(version);
            throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
          }
        }
        if (options.schema instanceof Object)
          this.schema = options.schema;
        else if (opt)
          this.schema = new Schema.Schema(Object.assign(opt, options));
        else
          throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
      }
      // json & jsonArg are only used from toJSON()
      toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
          anchors: /* @__PURE__ *@/ new Map(),
          doc: this,
          keep: !json,
          mapAsMap: mapAsMap === true,
          mapKeyWarned: false,
          maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? "", ctx);
        if (typeof onAnchor === "function")
          for (const { count, res: res2 } of ctx.anchors.values())
            onAnchor(res2, count);
        return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
      }
      /**
       * A JSON representation of the document `contents`.
       *
       * @param jsonArg Used by `JSON.stringify` to indicate the array index or
       *   property name.
       *@/
      toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
      }
      /** A YAML representation of the document. *@/
      toString(options = {}) {
        if (this.errors.length > 0)
          throw new Error("Document with errors cannot be stringified");
        if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
          const s = JSON.stringify(options.indent);
          throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
      }
    };
    function assertCollection(contents) {
      if (identity.isCollection(contents))
        return true;
      throw new Error("Expected a YAML collection as document contents");
    }
    exports2.Document = Document;
  }
});
// node_modules/yaml/dist/errors.js
var require_errors = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/errors.js"(exports2) {
    "use strict";
    var YAMLError = class extends Error {
      constructor(name, pos, code, message) {
        super();
        this.name = name;
        this.code = code;
        this.message = message;
        this.pos = pos;
      }
    };
    var YAMLParseError = class extends YAMLError {
      constructor(pos, code, message) {
        super("YAMLParseError", pos, code, message);
      }
    };
    var YAMLWarning = class extends YAMLError {
      constructor(pos, code, message) {
        super("YAMLWarning", pos, code, message);
      }
    };
    var prettifyError = (src, lc) => (error) => {
      if (error.pos[0] === -1)
        return;
      error.linePos = error.pos.map((pos) => lc.linePos(pos));
      const { line, col } = error.linePos[0];
      error.message += ` at line ${line}, column ${col}`;
      let ci = col - 1;
      let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
      if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = "\u2026" + lineStr.substring(trimStart);
        ci -= trimStart - 1;
      }
      if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + "\u2026";
      if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
          prev = prev.substring(0, 79) + "\u2026\n";
        lineStr = prev + lineStr;
      }
      if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end = error.linePos[1];
        if (end?.line === line && end.col > col) {
          count = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = " ".repeat(ci) + "^".repeat(count);
        error.message += `:

${lineStr}
${pointer}
`;
      }
    };
    exports2.YAMLError = YAMLError;
    exports2.YAMLParseError = YAMLParseError;
    exports2.YAMLWarning = YAMLWarning;
    exports2.prettifyError = prettifyError;
  }
});
// node_modules/yaml/dist/compose/resolve-props.js
var require_resolve_props = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/compose/resolve-props.js"(exports2) {
    "use strict";
    function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
      let spaceBefore = false;
      let atNewline = startOnNewline;
      let hasSpace = startOnNewline;
      let comment = "";
      let commentSep = "";
      let hasNewline = false;
      let reqSpace = false;
      let tab = null;
      let anchor = null;
      let tag = null;
      let newlineAfterProp = null;
      let comma = null;
      let found = null;
      let start = null;
      for (const token of tokens) {
        if (reqSpace) {
          if (token.type !== "space" && token.type !== "newline" && token.type !== "comma")
            onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
          reqSpace = false;
        }
        if (tab) {
          if (atNewline && token.type !== "comment" && token.type !== "newline") {
            onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
          }
          tab = null;
        }
        switch (token.type) {
          case "space":
            if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) {
              tab = token;
            }
            hasSpace = true;
            break;
          case "comment": {
            if (!hasSpace)
              onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
            const cb = token.source.substring(1) || " ";
            if (!comment)
              comment = cb;
            else
              comment += commentSep + cb;
            commentSep = "";
            atNewline = false;
            break;
          }
          case "newline":
            if (atNewline) {
              if (comment)
                comment += token.source;
              else if (!found || indicator !== "seq-item-ind")
                spaceBefore = true;
            } else
              commentSep += token.source;
            atNewline = true;
            hasNewline = true;
            if (anchor || tag)
              newlineAfterProp = token;
            hasSpace = true;
            break;
          case "anchor":
            if (anchor)
              onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
            if (token.source.endsWith(":"))
              onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
            anchor = token;
            start ?? (start = token.offset);
            atNewline = false;
            hasSpace = false;
            reqSpace = true;
            break;
          case "tag": {
            if (tag)
              onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
            tag = token;
            start ?? (start = token.offset);
            atNewline = false;
            hasSpace = false;
            reqSpace = true;
            break;
          }
          case indicator:
            if (anchor || tag)
              onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
            if (found)
              onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
            found = token;
            atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
            hasSpace = false;
            break;
          case "comma":
            if (flow) {
              if (comma)
                onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
              comma = token;
              atNewline = false;
              hasSpace = false;
              break;
            }
          // else fallthrough
          default:
            onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
            atNewline = false;
            hasSpace = false;
        }
      }
      const last = tokens[tokens.length - 1];
      const end = last ? last.offset + last.source.length : offset;
      if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) {
        onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
      }
      if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq"))
        onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
      return {
        comma,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end,
        start: start ?? end
      };
    }
    exports2.resolveProps = resolveProps;
  }
});
// node_modules/yaml/dist/compose/util-contains-newline.js
var require_util_contains_newline = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/compose/util-contains-newline.js"(exports2) {
    "use strict";
    function containsNewline(key) {
      if (!key)
        return null;
      switch (key.type) {
        case "alias":
        case "scalar":
        case "double-quoted-scalar":
        case "single-quoted-scalar":
          if (key.source.includes("\n"))
            return true;
          if (key.end) {
            for (const st of key.end)
              if (st.type === "newline")
                return true;
          }
          return false;
        case "flow-collection":
          for (const it of key.items) {
            for (const st of it.start)
              if (st.type === "newline")
                return true;
            if (it.sep) {
              for (const st of it.sep)
                if (st.type === "newline")
                  return true;
            }
            if (containsNewline(it.key) || containsNewline(it.value))
              return true;
          }
          return false;
        default:
          return true;
      }
    }
    exports2.containsNewline = containsNewline;
  }
});
// node_modules/yaml/dist/compose/util-flow-indent-check.js
var require_util_flow_indent_check = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/compose/util-flow-indent-check.js"(exports2) {
    "use strict";
    var utilContainsNewline = require_util_contains_newline();
    function flowIndentCheck(indent, fc, onError) {
      if (fc?.type === "flow-collection") {
        const end = fc.end[0];
        if (end.indent === indent && (end.source === "]" || end.source === "}") && utilContainsNewline.containsNewline(fc)) {
          const msg = "Flow end indicator should be more indented than parent";
          onError(end, "BAD_INDENT", msg, true);
        }
      }
    }
    exports2.flowIndentCheck = flowIndentCheck;
  }
});
// node_modules/yaml/dist/compose/util-map-includes.js
var require_util_map_includes = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/compose/util-map-includes.js"(exports2) {
    "use strict";
    var identity = require_identity();
    function mapIncludes(ctx, items, search) {
      const { uniqueKeys } = ctx.options;
      if (uniqueKeys === false)
        return false;
      const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || identity.isScalar(a) && identity.isScalar(b) && a.value === b.value;
      return items.some((pair) => isEqual(pair.key, search));
    }
    exports2.mapIncludes = mapIncludes;
  }
});
// node_modules/yaml/dist/compose/resolve-block-map.js
var require_resolve_block_map = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/compose/resolve-block-map.js"(exports2) {
    "use strict";
    var Pair = require_Pair();
    var YAMLMap = require_YAMLMap();
    var resolveProps = require_resolve_props();
    var utilContainsNewline = require_util_contains_newline();
    var utilFlowIndentCheck = require_util_flow_indent_check();
    var utilMapIncludes = require_util_map_includes();
    var startColMsg = "All mapping items must start at the same column";
    function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
      const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
      const map = new NodeClass(ctx.schema);
      if (ctx.atRoot)
        ctx.atRoot = false;
      let offset = bm.offset;
      let commentEnd = null;
      for (const collItem of bm.items) {
        const { start, key, sep, value } = collItem;
        const keyProps = resolveProps.resolveProps(start, {
          indicator: "explicit-key-ind",
          next: key ?? sep?.[0],
          offset,
          onError,
          parentIndent: bm.indent,
          startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
          if (key) {
            if (key.type === "block-seq")
              onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
            else if ("indent" in key && key.indent !== bm.indent)
              onError(offset, "BAD_INDENT", startColMsg);
          }
          if (!keyProps.anchor && !keyProps.tag && !sep) {
            commentEnd = keyProps.end;
            if (keyProps.comment) {
              if (map.comment)
                map.comment += "\n" + keyProps.comment;
              else
                map.comment = keyProps.comment;
            }
            continue;
          }
          if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
            onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
          }
        } else if (keyProps.found?.indent !== bm.indent) {
          onError(offset, "BAD_INDENT", startColMsg);
        }
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
          utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
          onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
        const valueProps = resolveProps.resolveProps(sep ?? [], {
          indicator: "map-value-ind",
          next: value,
          offset: keyNode.range[2],
          onError,
          parentIndent: bm.indent,
          startOnNewline: !key || key.type === "block-scalar"
        });
        offset = valueProps.end;
        if (valueProps.found) {
          if (implicitKey) {
            if (value?.type === "block-map" && !valueProps.hasNewline)
              onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
            if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024)
              onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
          }
          const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
          if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
          offset = valueNode.range[2];
          const pair = new Pair.Pair(keyNode, valueNode);
          if (ctx.options.keepSourceTokens)
            pair.srcToken = collItem;
          map.items.push(pair);
        } else {
          if (implicitKey)
            onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
          if (valueProps.comment) {
            if (keyNode.comment)
              keyNode.comment += "\n" + valueProps.comment;
            else
              keyNode.comment = valueProps.comment;
          }
          const pair = new Pair.Pair(keyNode);
          if (ctx.options.keepSourceTokens)
            pair.srcToken = collItem;
          map.items.push(pair);
        }
      }
      if (commentEnd && commentEnd < offset)
        onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
      map.range = [bm.offset, offset, commentEnd ?? offset];
      return map;
    }
    exports2.resolveBlockMap = resolveBlockMap;
  }
});
// node_modules/yaml/dist/compose/resolve-block-seq.js
var require_resolve_block_seq = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/compose/resolve-block-seq.js"(exports2) {
    "use strict";
    var YAMLSeq = require_YAMLSeq();
    var resolveProps = require_resolve_props();
    var utilFlowIndentCheck = require_util_flow_indent_check();
    function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
      const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
      const seq = new NodeClass(ctx.schema);
      if (ctx.atRoot)
        ctx.atRoot = false;
      if (ctx.atKey)
        ctx.atKey = false;
      let offset = bs.offset;
      let commentEnd = null;
      for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
          indicator: "seq-item-ind",
          next: value,
          offset,
          onError,
          parentIndent: bs.indent,
          startOnNewline: true
        });
        if (!props.found) {
          if (props.anchor || props.tag || value) {
            if (value?.type === "block-seq")
              onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
            else
              onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
          } else {
            commentEnd = props.end;
            if (props.comment)
              seq.comment = props.comment;
            continue;
          }
        }
        const node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
          utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
      }
      seq.range = [bs.offset, offset, commentEnd ?? offset];
      return seq;
    }
    exports2.resolveBlockSeq = resolveBlockSeq;
  }
});
// node_modules/yaml/dist/compose/resolve-end.js
var require_resolve_end = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/compose/resolve-end.js"(exports2) {
    "use strict";
    function resolveEnd(end, offset, reqSpace, onError) {
      let comment = "";
      if (end) {
        let hasSpace = false;
        let sep = "";
        for (const token of end) {
          const { source, type } = token;
          switch (type) {
            case "space":
              hasSpace = true;
              break;
            case "comment": {
              if (reqSpace && !hasSpace)
                onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
              const cb = source.substring(1) || " ";
              if (!comment)
                comment = cb;
              else
                comment += sep + cb;
              sep = "";
              break;
            }
            case "newline":
              if (comment)
                sep += source;
              hasSpace = true;
              break;
            default:
              onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
          }
          offset += source.length;
        }
      }
      return { comment, offset };
    }
    exports2.resolveEnd = resolveEnd;
  }
});
// node_modules/yaml/dist/compose/resolve-flow-collection.js
var require_resolve_flow_collection = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/compose/resolve-flow-collection.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var Pair = require_Pair();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var resolveEnd = require_resolve_end();
    var resolveProps = require_resolve_props();
    var utilContainsNewline = require_util_contains_newline();
    var utilMapIncludes = require_util_map_includes();
    var blockMsg = "Block collections are not allowed within flow collections";
    var isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
    function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
      const isMap2 = fc.start.source === "{";
      const fcName = isMap2 ? "flow map" : "flow sequence";
      const NodeClass = tag?.nodeClass ?? (isMap2 ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq);
      const coll = new NodeClass(ctx.schema);
      coll.flow = true;
      const atRoot = ctx.atRoot;
      if (atRoot)
        ctx.atRoot = false;
      if (ctx.atKey)
        ctx.atKey = false;
      let offset = fc.offset + fc.start.source.length;
      for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep, value } = collItem;
        const props = resolveProps.resolveProps(start, {
          flow: fcName,
          indicator: "explicit-key-ind",
          next: key ?? sep?.[0],
          offset,
          onError,
          parentIndent: fc.indent,
          startOnNewline: false
        });
        if (!props.found) {
          if (!props.anchor && !props.tag && !sep && !value) {
            if (i === 0 && props.comma)
              onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
            else if (i < fc.items.length - 1)
              onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
            if (props.comment) {
              if (coll.comment)
                coll.comment += "\n" + props.comment;
              else
                coll.comment = props.comment;
            }
            offset = props.end;
            continue;
          }
          if (!isMap2 && ctx.options.strict && utilContainsNewline.containsNewline(key))
            onError(
              key,
              // checked by containsNewline()
              "MULTILINE_IMPLICIT_KEY",
              "Implicit keys of flow sequence pairs need to be on a single line"
            );
        }
        if (i === 0) {
          if (props.comma)
            onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
        } else {
          if (!props.comma)
            onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
          if (props.comment) {
            let prevItemComment = "";
            loop: for (const st of start) {
              switch (st.type) {
                case "comma":
                case "space":
                  break;
                case "comment":
                  prevItemComment = st.source.substring(1);
                  break loop;
                default:
                  break loop;
              }
            }
            if (prevItemComment) {
              let prev = coll.items[coll.items.length - 1];
              if (identity.isPair(prev))
                prev = prev.value ?? prev.key;
              if (prev.comment)
                prev.comment += "\n" + prevItemComment;
              else
                prev.comment = prevItemComment;
              props.comment = props.comment.substring(prevItemComment.length + 1);
            }
          }
        }
        if (!isMap2 && !sep && !props.found) {
          const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep, null, props, onError);
          coll.items.push(valueNode);
          offset = valueNode.range[2];
          if (isBlock(value))
            onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
        } else {
          ctx.atKey = true;
          const keyStart = props.end;
          const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
          if (isBlock(key))
            onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
          ctx.atKey = false;
          const valueProps = resolveProps.resolveProps(sep ?? [], {
            flow: fcName,
            indicator: "map-value-ind",
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
          });
          if (valueProps.found) {
            if (!isMap2 && !props.found && ctx.options.strict) {
              if (sep)
                for (const st of sep) {
                  if (st === valueProps.found)
                    break;
                  if (st.type === "newline") {
                    onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
                    break;
                  }
                }
              if (props.start < valueProps.found.offset - 1024)
                onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
            }
          } else if (value) {
            if ("source" in value && value.source?.[0] === ":")
              onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
            else
              onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
          }
          const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError) : null;
          if (valueNode) {
            if (isBlock(value))
              onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
          } else if (valueProps.comment) {
            if (keyNode.comment)
              keyNode.comment += "\n" + valueProps.comment;
            else
              keyNode.comment = valueProps.comment;
          }
          const pair = new Pair.Pair(keyNode, valueNode);
          if (ctx.options.keepSourceTokens)
            pair.srcToken = collItem;
          if (isMap2) {
            const map = coll;
            if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
              onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
            map.items.push(pair);
          } else {
            const map = new YAMLMap.YAMLMap(ctx.schema);
            map.flow = true;
            map.items.push(pair);
            const endRange = (valueNode ?? keyNode).range;
            map.range = [keyNode.range[0], endRange[1], endRange[2]];
            coll.items.push(map);
          }
          offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
      }
      const expectedEnd = isMap2 ? "}" : "]";
      const [ce, ...ee] = fc.end;
      let cePos = offset;
      if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
      else {
        const name = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
        if (ce && ce.source.length !== 1)
          ee.unshift(ce);
      }
      if (ee.length > 0) {
        const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
          if (coll.comment)
            coll.comment += "\n" + end.comment;
          else
            coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
      } else {
        coll.range = [fc.offset, cePos, cePos];
      }
      return coll;
    }
    exports2.resolveFlowCollection = resolveFlowCollection;
  }
});
// node_modules/yaml/dist/compose/compose-collection.js
var require_compose_collection = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/compose/compose-collection.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var resolveBlockMap = require_resolve_block_map();
    var resolveBlockSeq = require_resolve_block_seq();
    var resolveFlowCollection = require_resolve_flow_collection();
    function resolveCollection(CN, ctx, token, onError, tagName, tag) {
      const coll = token.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
      const Coll = coll.constructor;
      if (tagName === "!" || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
      }
      if (tagName)
        coll.tag = tagName;
      return coll;
    }
    function composeCollection(CN, ctx, token, props, onError) {
      const tagToken = props.tag;
      const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
      if (token.type === "block-seq") {
        const { anchor, newlineAfterProp: nl } = props;
        const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
          const message = "Missing newline after block sequence props";
          onError(lastProp, "MISSING_CHAR", message);
        }
      }
      const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
      if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.YAMLSeq.tagName && expType === "seq") {
        return resolveCollection(CN, ctx, token, onError, tagName);
      }
      let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
      if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
          ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
          tag = kt;
        } else {
          if (kt) {
            onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
          } else {
            onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
          }
          return resolveCollection(CN, ctx, token, onError, tagName);
        }
      }
      const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
      const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
      const node = identity.isNode(res) ? res : new Scalar.Scalar(res);
      node.range = coll.range;
      node.tag = tagName;
      if (tag?.format)
        node.format = tag.format;
      return node;
    }
    exports2.composeCollection = composeCollection;
  }
});
// node_modules/yaml/dist/compose/resolve-block-scalar.js
var require_resolve_block_scalar = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/compose/resolve-block-scalar.js"(exports2) {
    "use strict";
    var Scalar = require_Scalar();
    function resolveBlockScalar(ctx, scalar, onError) {
      const start = scalar.offset;
      const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
      if (!header)
        return { value: "", type: null, comment: "", range: [start, start, start] };
      const type = header.mode === ">" ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
      const lines = scalar.source ? splitLines(scalar.source) : [];
      let chompStart = lines.length;
      for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === "" || content === "\r")
          chompStart = i;
        else
          break;
      }
      if (chompStart === 0) {
        const value2 = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
        let end2 = start + header.length;
        if (scalar.source)
          end2 += scalar.source.length;
        return { value: value2, type, comment: header.comment, range: [start, end2, end2] };
      }
      let trimIndent = scalar.indent + header.indent;
      let offset = scalar.offset + header.length;
      let contentStart = 0;
      for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === "" || content === "\r") {
          if (header.indent === 0 && indent.length > trimIndent)
            trimIndent = indent.length;
        } else {
          if (indent.length < trimIndent) {
            const message = "Block scalars with more-indented leading empty lines must use an explicit indentation indicator";
            onError(offset + indent.length, "MISSING_CHAR", message);
          }
          if (header.indent === 0)
            trimIndent = indent.length;
          contentStart = i;
          if (trimIndent === 0 && !ctx.atRoot) {
            const message = "Block scalar values in collections must be indented";
            onError(offset, "BAD_INDENT", message);
          }
          break;
        }
        offset += indent.length + content.length + 1;
      }
      for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
          chompStart = i + 1;
      }
      let value = "";
      let sep = "";
      let prevMoreIndented = false;
      for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + "\n";
      for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === "\r";
        if (crlf)
          content = content.slice(0, -1);
        if (content && indent.length < trimIndent) {
          const src = header.indent ? "explicit indentation indicator" : "first line";
          const message = `Block scalar lines must not be less indented than their ${src}`;
          onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
          indent = "";
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
          value += sep + indent.slice(trimIndent) + content;
          sep = "\n";
        } else if (indent.length > trimIndent || content[0] === "	") {
          if (sep === " ")
            sep = "\n";
          else if (!prevMoreIndented && sep === "\n")
            sep = "\n\n";
          value += sep + indent.slice(trimIndent) + content;
          sep = "\n";
          prevMoreIndented = true;
        } else if (content === "") {
          if (sep === "\n")
            value += "\n";
          else
            sep = "\n";
        } else {
          value += sep + content;
          sep = " ";
          prevMoreIndented = false;
        }
      }
      switch (header.chomp) {
        case "-":
          break;
        case "+":
          for (let i = chompStart; i < lines.length; ++i)
            value += "\n" + lines[i][0].slice(trimIndent);
          if (value[value.length - 1] !== "\n")
            value += "\n";
          break;
        default:
          value += "\n";
      }
      const end = start + header.length + scalar.source.length;
      return { value, type, comment: header.comment, range: [start, end, end] };
    }
    function parseBlockScalarHeader({ offset, props }, strict, onError) {
      if (props[0].type !== "block-scalar-header") {
        onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
        return null;
      }
      const { source } = props[0];
      const mode = source[0];
      let indent = 0;
      let chomp = "";
      let error = -1;
      for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === "-" || ch === "+"))
          chomp = ch;
        else {
          const n = Number(ch);
          if (!indent && n)
            indent = n;
          else if (error === -1)
            error = offset + i;
        }
      }
      if (error !== -1)
        onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
      let hasSpace = false;
      let comment = "";
      let length = source.length;
      for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
          case "space":
            hasSpace = true;
          // fallthrough
          case "newline":
            length += token.source.length;
            break;
          case "comment":
            if (strict && !hasSpace) {
              const message = "Comments must be separated from other tokens by white space characters";
              onError(token, "MISSING_CHAR", message);
            }
            length += token.source.length;
            comment = token.source.substring(1);
            break;
          case "error":
            onError(token, "UNEXPECTED_TOKEN", token.message);
            length += token.source.length;
            break;
          /* istanbul ignore next should not happen *@/
          default: {
            const message = `Unexpected token in block scalar header: ${token.type}`;
            onError(token, "UNEXPECTED_TOKEN", message);
            const ts = token.source;
            if (ts && typeof ts === "string")
              length += ts.length;
          }
        }
      }
      return { mode, indent, chomp, comment, length };
    }
    function splitLines(source) {
      const split = source.split(/\n( *)/);
      const first = split[0];
      const m = first.match(/^( *)/);
      const line0 = m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first];
      const lines = [line0];
      for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
      return lines;
    }
    exports2.resolveBlockScalar = resolveBlockScalar;
  }
});
// node_modules/yaml/dist/compose/resolve-flow-scalar.js
var require_resolve_flow_scalar = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/compose/resolve-flow-scalar.js"(exports2) {
    "use strict";
    var Scalar = require_Scalar();
    var resolveEnd = require_resolve_end();
    function resolveFlowScalar(scalar, strict, onError) {
      const { offset, type, source, end } = scalar;
      let _type;
      let value;
      const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
      switch (type) {
        case "scalar":
          _type = Scalar.Scalar.PLAIN;
          value = plainValue(source, _onError);
          break;
        case "single-quoted-scalar":
          _type = Scalar.Scalar.QUOTE_SINGLE;
          value = singleQuotedValue(source, _onError);
          break;
        case "double-quoted-scalar":
          _type = Scalar.Scalar.QUOTE_DOUBLE;
          value = doubleQuotedValue(source, _onError);
          break;
        /* istanbul ignore next should not happen *@/
        default:
          onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
          return {
            value: "",
            type: null,
            comment: "",
            range: [offset, offset + source.length, offset + source.length]
          };
      }
      const valueEnd = offset + source.length;
      const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
      return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
      };
    }
    function plainValue(source, onError) {
      let badChar = "";
      switch (source[0]) {
        /* istanbul ignore next should not happen *@/
        case "	":
          badChar = "a tab character";
          break;
        case ",":
          badChar = "flow indicator character ,";
          break;
        case "%":
          badChar = "directive indicator character %";
          break;
        case "|":
        case ">": {
          badChar = `block scalar indicator ${source[0]}`;
          break;
        }
        case "@":
        case "`": {
          badChar = `reserved character ${source[0]}`;
          break;
        }
      }
      if (badChar)
        onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
      return unfoldLines(source);
    }
    function singleQuotedValue(source, onError) {
      if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
      return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
    }
    function unfoldLines(source) {
      const line = /(.*?)\r?\n/sy;
      let match = line.exec(source);
      if (!match)
        return source;
      let trimEnd, trimBoth;
      try {
        trimEnd = new RegExp("(?<![ 	])[ 	]+$");
        trimBoth = new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
      } catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
      }
      let res = match[1].replace(trimEnd, "");
      let sep = " ";
      let pos = line.lastIndex;
      while (match = line.exec(source)) {
        const lm = match[1].replace(trimBoth, "");
        if (lm === "") {
          if (sep === "\n")
            res += sep;
          else
            sep = "\n";
        } else {
          res += sep + lm;
          sep = " ";
        }
        pos = line.lastIndex;
      }
      const last = /[ \t]*(.*)/sy;
      last.lastIndex = pos;
      match = last.exec(source);
      return res + sep + (match?.[1] ?? "");
    }
    function doubleQuotedValue(source, onError) {
      let res = "";
      for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === "\r" && source[i + 1] === "\n")
          continue;
        if (ch === "\n") {
          const { fold, offset } = foldNewline(source, i);
          res += fold;
          i = offset;
        } else if (ch === "\\") {
          let next = source[++i];
          const cc = escapeCodes[next];
          if (cc)
            res += cc;
          else if (next === "\n") {
            next = source[i + 1];
            while (next === " " || next === "	")
              next = source[++i + 1];
          } else if (next === "\r" && source[i + 1] === "\n") {
            next = source[++i + 1];
            while (next === " " || next === "	")
              next = source[++i + 1];
          } else if (next === "x" || next === "u" || next === "U") {
            const length = next === "x" ? 2 : next === "u" ? 4 : 8;
            res += parseCharCode(source, i + 1, length, onError);
            i += length;
          } else {
            const raw = source.substr(i - 1, 2);
            onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
            res += raw;
          }
        } else if (ch === " " || ch === "	") {
          const wsStart = i;
          let next = source[i + 1];
          while (next === " " || next === "	")
            next = source[++i + 1];
          if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n"))
            res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        } else {
          res += ch;
        }
      }
      if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, "MISSING_CHAR", 'Missing closing "quote');
      return res;
    }
    function foldNewline(source, offset) {
      let fold = "";
      let ch = source[offset + 1];
      while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
        if (ch === "\r" && source[offset + 2] !== "\n")
          break;
        if (ch === "\n")
          fold += "\n";
        offset += 1;
        ch = source[offset + 1];
      }
      if (!fold)
        fold = " ";
      return { fold, offset };
    }
    var escapeCodes = {
      "0": "\0",
      // null character
      a: "\x07",
      // bell character
      b: "\b",
      // backspace
      e: "\x1B",
      // escape character
      f: "\f",
      // form feed
      n: "\n",
      // line feed
      r: "\r",
      // carriage return
      t: "	",
      // horizontal tab
      v: "\v",
      // vertical tab
      N: "\x85",
      // Unicode next line
      _: "\xA0",
      // Unicode non-breaking space
      L: "\u2028",
      // Unicode line separator
      P: "\u2029",
      // Unicode paragraph separator
      " ": " ",
      '"': '"',
      "/": "/",
      "\\": "\\",
      "	": "	"
    };
    function parseCharCode(source, offset, length, onError) {
      const cc = source.substr(offset, length);
      const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
      const code = ok ? parseInt(cc, 16) : NaN;
      try {
        return String.fromCodePoint(code);
      } catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
        return raw;
      }
    }
    exports2.resolveFlowScalar = resolveFlowScalar;
  }
});
// node_modules/yaml/dist/compose/compose-scalar.js
var require_compose_scalar = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/compose/compose-scalar.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var resolveBlockScalar = require_resolve_block_scalar();
    var resolveFlowScalar = require_resolve_flow_scalar();
    function composeScalar(ctx, token, tagToken, onError) {
      const { value, type, comment, range } = token.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError) : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
      const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
      let tag;
      if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity.SCALAR];
      } else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
      else if (token.type === "scalar")
        tag = findScalarTagByTest(ctx, value, token, onError);
      else
        tag = ctx.schema[identity.SCALAR];
      let scalar;
      try {
        const res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
      } catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
        scalar = new Scalar.Scalar(value);
      }
      scalar.range = range;
      scalar.source = value;
      if (type)
        scalar.type = type;
      if (tagName)
        scalar.tag = tagName;
      if (tag.format)
        scalar.format = tag.format;
      if (comment)
        scalar.comment = comment;
      return scalar;
    }
    function findScalarTagByName(schema, value, tagName, tagToken, onError) {
      if (tagName === "!")
        return schema[identity.SCALAR];
      const matchWithTest = [];
      for (const tag of schema.tags) {
        if (!tag.collection && tag.tag === tagName) {
          if (tag.default && tag.test)
            matchWithTest.push(tag);
          else
            return tag;
        }
      }
      for (const tag of matchWithTest)
        if (tag.test?.test(value))
          return tag;
      const kt = schema.knownTags[tagName];
      if (kt && !kt.collection) {
        schema.tags.push(Object.assign({}, kt, { default: false, test: void 0 }));
        return kt;
      }
      onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
      return schema[identity.SCALAR];
    }
    function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
      const tag = schema.tags.find((tag2) => (tag2.default === true || atKey && tag2.default === "key") && tag2.test?.test(value)) || schema[identity.SCALAR];
      if (schema.compat) {
        const compat = schema.compat.find((tag2) => tag2.default && tag2.test?.test(value)) ?? schema[identity.SCALAR];
        if (tag.tag !== compat.tag) {
          const ts = directives.tagString(tag.tag);
          const cs = directives.tagString(compat.tag);
          const msg = `Value may be parsed as either ${ts} or ${cs}`;
          onError(token, "TAG_RESOLVE_FAILED", msg, true);
        }
      }
      return tag;
    }
    exports2.composeScalar = composeScalar;
  }
});
// node_modules/yaml/dist/compose/util-empty-scalar-position.js
var require_util_empty_scalar_position = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/compose/util-empty-scalar-position.js"(exports2) {
    "use strict";
    function emptyScalarPosition(offset, before, pos) {
      if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
          let st = before[i];
          switch (st.type) {
            case "space":
            case "comment":
            case "newline":
              offset -= st.source.length;
              continue;
          }
          st = before[++i];
          while (st?.type === "space") {
            offset += st.source.length;
            st = before[++i];
          }
          break;
        }
      }
      return offset;
    }
    exports2.emptyScalarPosition = emptyScalarPosition;
  }
});
// node_modules/yaml/dist/compose/compose-node.js
var require_compose_node = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/compose/compose-node.js"(exports2) {
    "use strict";
    var Alias = require_Alias();
    var identity = require_identity();
    var composeCollection = require_compose_collection();
    var composeScalar = require_compose_scalar();
    var resolveEnd = require_resolve_end();
    var utilEmptyScalarPosition = require_util_empty_scalar_position();
    var CN = { composeNode, composeEmptyNode };
    function composeNode(ctx, token, props, onError) {
      const atKey = ctx.atKey;
      const { spaceBefore, comment, anchor, tag } = props;
      let node;
      let isSrcToken = true;
      switch (token.type) {
        case "alias":
          node = composeAlias(ctx, token, onError);
          if (anchor || tag)
            onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
          break;
        case "scalar":
        case "single-quoted-scalar":
        case "double-quoted-scalar":
        case "block-scalar":
          node = composeScalar.composeScalar(ctx, token, tag, onError);
          if (anchor)
            node.anchor = anchor.source.substring(1);
          break;
        case "block-map":
        case "block-seq":
        case "flow-collection":
          try {
            node = composeCollection.composeCollection(CN, ctx, token, props, onError);
            if (anchor)
              node.anchor = anchor.source.substring(1);
          } catch (error) {
            const message = error instanceof Error ? error.message : String(error);
            onError(token, "RESOURCE_EXHAUSTION", message);
          }
          break;
        default: {
          const message = token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`;
          onError(token, "UNEXPECTED_TOKEN", message);
          isSrcToken = false;
        }
      }
      node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
      if (anchor && node.anchor === "")
        onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
      if (atKey && ctx.options.stringKeys && (!identity.isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) {
        const msg = "With stringKeys, all keys must be strings";
        onError(tag ?? token, "NON_STRING_KEY", msg);
      }
      if (spaceBefore)
        node.spaceBefore = true;
      if (comment) {
        if (token.type === "scalar" && token.source === "")
          node.comment = comment;
        else
          node.commentBefore = comment;
      }
      if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
      return node;
    }
    function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
      const token = {
        type: "scalar",
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ""
      };
      const node = composeScalar.composeScalar(ctx, token, tag, onError);
      if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === "")
          onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
      }
      if (spaceBefore)
        node.spaceBefore = true;
      if (comment) {
        node.comment = comment;
        node.range[2] = end;
      }
      return node;
    }
    function composeAlias({ options }, { offset, source, end }, onError) {
      const alias = new Alias.Alias(source.substring(1));
      if (alias.source === "")
        onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
      if (alias.source.endsWith(":"))
        onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
      const valueEnd = offset + source.length;
      const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
      alias.range = [offset, valueEnd, re.offset];
      if (re.comment)
        alias.comment = re.comment;
      return alias;
    }
    exports2.composeEmptyNode = composeEmptyNode;
    exports2.composeNode = composeNode;
  }
});
// node_modules/yaml/dist/compose/compose-doc.js
var require_compose_doc = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/compose/compose-doc.js"(exports2) {
    "use strict";
    var Document = require_Document();
    var composeNode = require_compose_node();
    var resolveEnd = require_resolve_end();
    var resolveProps = require_resolve_props();
    function composeDoc(options, directives, { offset, start, value, end }, onError) {
      const opts = Object.assign({ _directives: directives }, options);
      const doc = new Document.Document(void 0, opts);
      const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
      };
      const props = resolveProps.resolveProps(start, {
        indicator: "doc-start",
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
      });
      if (props.found) {
        doc.directives.docStart = true;
        if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline)
          onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
      }
      doc.contents = value ? composeNode.composeNode(ctx, value, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
      const contentEnd = doc.contents.range[2];
      const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
      if (re.comment)
        doc.comment = re.comment;
      doc.range = [offset, contentEnd, re.offset];
      return doc;
    }
    exports2.composeDoc = composeDoc;
  }
});
// node_modules/yaml/dist/compose/composer.js
var require_composer = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/compose/composer.js"(exports2) {
    "use strict";
    var node_process = require_process();
    var directives = require_directives();
    var Document = require_Document();
    var errors = require_errors();
    var identity = require_identity();
    var composeDoc = require_compose_doc();
    var resolveEnd = require_resolve_end();
    function getErrorPos(src) {
      if (typeof src === "number")
        return [src, src + 1];
      if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
      const { offset, source } = src;
      return [offset, offset + (typeof source === "string" ? source.length : 1)];
    }
    function parsePrelude(prelude) {
      let comment = "";
      let atComment = false;
      let afterEmptyLine = false;
      for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
          case "#":
            comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
            atComment = true;
            afterEmptyLine = false;
            break;
          case "%":
            if (prelude[i + 1]?.[0] !== "#")
              i += 1;
            atComment = false;
            break;
          default:
            if (!atComment)
              afterEmptyLine = true;
            atComment = false;
        }
      }
      return { comment, afterEmptyLine };
    }
    var Composer = class {
      constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning) => {
          const pos = getErrorPos(source);
          if (warning)
            this.warnings.push(new errors.YAMLWarning(pos, code, message));
          else
            this.errors.push(new errors.YAMLParseError(pos, code, message));
        };
        this.directives = new directives.Directives({ version: options.version || "1.2" });
        this.options = options;
      }
      decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        if (comment) {
          const dc = doc.contents;
          if (afterDoc) {
            doc.comment = doc.comment ? `${doc.comment}
${comment}` : comment;
          } else if (afterEmptyLine || doc.directives.docStart || !dc) {
            doc.commentBefore = comment;
          } else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
            let it = dc.items[0];
            if (identity.isPair(it))
              it = it.key;
            const cb = it.commentBefore;
            it.commentBefore = cb ? `${comment}
${cb}` : comment;
          } else {
            const cb = dc.commentBefore;
            dc.commentBefore = cb ? `${comment}
${cb}` : comment;
          }
        }
        if (afterDoc) {
          for (let i = 0; i < this.errors.length; ++i)
            doc.errors.push(this.errors[i]);
          for (let i = 0; i < this.warnings.length; ++i)
            doc.warnings.push(this.warnings[i]);
        } else {
          doc.errors = this.errors;
          doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
      }
      /**
       * Current stream status information.
       *
       * Mostly useful at the end of input for an empty stream.
       *@/
      streamInfo() {
        return {
          comment: parsePrelude(this.prelude).comment,
          directives: this.directives,
          errors: this.errors,
          warnings: this.warnings
        };
      }
      /**
       * Compose tokens into documents.
       *
       * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
       * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
       *@/
      *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
          yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
      }
      /** Advance the composer by one CST token. *@/
      *next(token) {
        if (node_process.env.LOG_STREAM)
          console.dir(token, { depth: null });
        switch (token.type) {
          case "directive":
            this.directives.add(token.source, (offset, message, warning) => {
              const pos = getErrorPos(token);
              pos[0] += offset;
              this.onError(pos, "BAD_DIRECTIVE", message, warning);
            });
            this.prelude.push(token.source);
            this.atDirectives = true;
            break;
          case "document": {
            const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
            if (this.atDirectives && !doc.directives.docStart)
              this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
            this.decorate(doc, false);
            if (this.doc)
              yield this.doc;
            this.doc = doc;
            this.atDirectives = false;
            break;
          }
          case "byte-order-mark":
          case "space":
            break;
          case "comment":
          case "newline":
            this.prelude.push(token.source);
            break;
          case "error": {
            const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
            const error = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
            if (this.atDirectives || !this.doc)
              this.errors.push(error);
            else
              this.doc.errors.push(error);
            break;
          }
          case "doc-end": {
            if (!this.doc) {
              const msg = "Unexpected doc-end without preceding document";
              this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg));
              break;
            }
            this.doc.directives.docEnd = true;
            const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
            this.decorate(this.doc, true);
            if (end.comment) {
              const dc = this.doc.comment;
              this.doc.comment = dc ? `${dc}
${end.comment}` : end.comment;
            }
            this.doc.range[2] = end.offset;
            break;
          }
          default:
            this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
        }
      }
      /**
       * Call at end of input to yield any remaining document.
       *
       * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
       * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
       *@/
      *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
          this.decorate(this.doc, true);
          yield this.doc;
          this.doc = null;
        } else if (forceDoc) {
          const opts = Object.assign({ _directives: this.directives }, this.options);
          const doc = new Document.Document(void 0, opts);
          if (this.atDirectives)
            this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
          doc.range = [0, endOffset, endOffset];
          this.decorate(doc, false);
          yield doc;
        }
      }
    };
    exports2.Composer = Composer;
  }
});
// node_modules/yaml/dist/parse/cst-scalar.js
var require_cst_scalar = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/parse/cst-scalar.js"(exports2) {
    "use strict";
    var resolveBlockScalar = require_resolve_block_scalar();
    var resolveFlowScalar = require_resolve_flow_scalar();
    var errors = require_errors();
    var stringifyString = require_stringifyString();
    function resolveAsScalar(token, strict = true, onError) {
      if (token) {
        const _onError = (pos, code, message) => {
          const offset = typeof pos === "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
          if (onError)
            onError(offset, code, message);
          else
            throw new errors.YAMLParseError([offset, offset + 1], code, message);
        };
        switch (token.type) {
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
          case "block-scalar":
            return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
      }
      return null;
    }
    function createScalarToken(value, context) {
      const { implicitKey = false, indent, inFlow = false, offset = -1, type = "PLAIN" } = context;
      const source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? " ".repeat(indent) : "",
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
      });
      const end = context.end ?? [
        { type: "newline", offset: -1, indent, source: "\n" }
      ];
      switch (source[0]) {
        case "|":
        case ">": {
          const he = source.indexOf("\n");
          const head = source.substring(0, he);
          const body = source.substring(he + 1) + "\n";
          const props = [
            { type: "block-scalar-header", offset, indent, source: head }
          ];
          if (!addEndtoBlockProps(props, end))
            props.push({ type: "newline", offset: -1, indent, source: "\n" });
          return { type: "block-scalar", offset, indent, props, source: body };
        }
        case '"':
          return { type: "double-quoted-scalar", offset, indent, source, end };
        case "'":
          return { type: "single-quoted-scalar", offset, indent, source, end };
        default:
          return { type: "scalar", offset, indent, source, end };
      }
    }
    function setScalarValue(token, value, context = {}) {
      let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
      let indent = "indent" in token ? token.indent : null;
      if (afterKey && typeof indent === "number")
        indent += 2;
      if (!type)
        switch (token.type) {
          case "single-quoted-scalar":
            type = "QUOTE_SINGLE";
            break;
          case "double-quoted-scalar":
            type = "QUOTE_DOUBLE";
            break;
          case "block-scalar": {
            const header = token.props[0];
            if (header.type !== "block-scalar-header")
              throw new Error("Invalid block scalar header");
            type = header.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
            break;
          }
          default:
            type = "PLAIN";
        }
      const source = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? " ".repeat(indent) : "",
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
      });
      switch (source[0]) {
        case "|":
        case ">":
          setBlockScalarValue(token, source);
          break;
        case '"':
          setFlowScalarValue(token, source, "double-quoted-scalar");
          break;
        case "'":
          setFlowScalarValue(token, source, "single-quoted-scalar");
          break;
        default:
          setFlowScalarValue(token, source, "scalar");
      }
    }
    function setBlockScalarValue(token, source) {
      const he = source.indexOf("\n");
      const head = source.substring(0, he);
      const body = source.substring(he + 1) + "\n";
      if (token.type === "block-scalar") {
        const header = token.props[0];
        if (header.type !== "block-scalar-header")
          throw new Error("Invalid block scalar header");
        header.source = head;
        token.source = body;
      } else {
        const { offset } = token;
        const indent = "indent" in token ? token.indent : -1;
        const props = [
          { type: "block-scalar-header", offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, "end" in token ? token.end : void 0))
          props.push({ type: "newline", offset: -1, indent, source: "\n" });
        for (const key of Object.keys(token))
          if (key !== "type" && key !== "offset")
            delete token[key];
        Object.assign(token, { type: "block-scalar", indent, props, source: body });
      }
    }
    function addEndtoBlockProps(props, end) {
      if (end)
        for (const st of end)
          switch (st.type) {
            case "space":
            case "comment":
              props.push(st);
              break;
            case "newline":
              props.push(st);
              return true;
          }
      return false;
    }
    function setFlowScalarValue(token, source, type) {
      switch (token.type) {
        case "scalar":
        case "double-quoted-scalar":
        case "single-quoted-scalar":
          token.type = type;
          token.source = source;
          break;
        case "block-scalar": {
          const end = token.props.slice(1);
          let oa = source.length;
          if (token.props[0].type === "block-scalar-header")
            oa -= token.props[0].source.length;
          for (const tok of end)
            tok.offset += oa;
          delete token.props;
          Object.assign(token, { type, source, end });
          break;
        }
        case "block-map":
        case "block-seq": {
          const offset = token.offset + source.length;
          const nl = { type: "newline", offset, indent: token.indent, source: "\n" };
          delete token.items;
          Object.assign(token, { type, source, end: [nl] });
          break;
        }
        default: {
          const indent = "indent" in token ? token.indent : -1;
          const end = "end" in token && Array.isArray(token.end) ? token.end.filter((st) => st.type === "space" || st.type === "comment" || st.type === "newline") : [];
          for (const key of Object.keys(token))
            if (key !== "type" && key !== "offset")
              delete token[key];
          Object.assign(token, { type, indent, source, end });
        }
      }
    }
    exports2.createScalarToken = createScalarToken;
    exports2.resolveAsScalar = resolveAsScalar;
    exports2.setScalarValue = setScalarValue;
  }
});
// node_modules/yaml/dist/parse/cst-stringify.js
var require_cst_stringify = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/parse/cst-stringify.js"(exports2) {
    "use strict";
    var stringify = (cst) => "type" in cst ? stringifyToken(cst) : stringifyItem(cst);
    function stringifyToken(token) {
      switch (token.type) {
        case "block-scalar": {
          let res = "";
          for (const tok of token.props)
            res += stringifyToken(tok);
          return res + token.source;
        }
        case "block-map":
        case "block-seq": {
          let res = "";
          for (const item of token.items)
            res += stringifyItem(item);
          return res;
        }
        case "flow-collection": {
          let res = token.start.source;
          for (const item of token.items)
            res += stringifyItem(item);
          for (const st of token.end)
            res += st.source;
          return res;
        }
        case "document": {
          let res = stringifyItem(token);
          if (token.end)
            for (const st of token.end)
              res += st.source;
          return res;
        }
        default: {
          let res = token.source;
          if ("end" in token && token.end)
            for (const st of token.end)
              res += st.source;
          return res;
        }
      }
    }
    function stringifyItem({ start, key, sep, value }) {
      let res = "";
      for (const st of start)
        res += st.source;
      if (key)
        res += stringifyToken(key);
      if (sep)
        for (const st of sep)
          res += st.source;
      if (value)
        res += stringifyToken(value);
      return res;
    }
    exports2.stringify = stringify;
  }
});
// node_modules/yaml/dist/parse/cst-visit.js
var require_cst_visit = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/parse/cst-visit.js"(exports2) {
    "use strict";
    var BREAK = /* @__PURE__ *@/ Symbol("break visit");
    var SKIP = /* @__PURE__ *@/ Symbol("skip children");
    var REMOVE = /* @__PURE__ *@/ Symbol("remove item");
    function visit(cst, visitor) {
      if ("type" in cst && cst.type === "document")
        cst = { start: cst.start, value: cst.value };
      _visit(Object.freeze([]), cst, visitor);
    }
    visit.BREAK = BREAK;
    visit.SKIP = SKIP;
    visit.REMOVE = REMOVE;
    visit.itemAtPath = (cst, path) => {
      let item = cst;
      for (const [field, index] of path) {
        const tok = item?.[field];
        if (tok && "items" in tok) {
          item = tok.items[index];
        } else
          return void 0;
      }
      return item;
    };
    visit.parentCollection = (cst, path) => {
      const parent = visit.itemAtPath(cst, path.slice(0, -1));
      const field = path[path.length - 1][0];
      const coll = parent?.[field];
      if (coll && "items" in coll)
        return coll;
      throw new Error("Parent collection not found");
    };
    function _visit(path, item, visitor) {
      let ctrl = visitor(item, path);
      if (typeof ctrl === "symbol")
        return ctrl;
      for (const field of ["key", "value"]) {
        const token = item[field];
        if (token && "items" in token) {
          for (let i = 0; i < token.items.length; ++i) {
            const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              token.items.splice(i, 1);
              i -= 1;
            }
          }
          if (typeof ctrl === "function" && field === "key")
            ctrl = ctrl(item, path);
        }
      }
      return typeof ctrl === "function" ? ctrl(item, path) : ctrl;
    }
    exports2.visit = visit;
  }
});
// node_modules/yaml/dist/parse/cst.js
var require_cst = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/parse/cst.js"(exports2) {
    "use strict";
    var cstScalar = require_cst_scalar();
    var cstStringify = require_cst_stringify();
    var cstVisit = require_cst_visit();
    var BOM = "\uFEFF";
    var DOCUMENT = "";
    var FLOW_END = "";
    var SCALAR = "";
    var isCollection = (token) => !!token && "items" in token;
    var isScalar2 = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
    function prettyToken(token) {
      switch (token) {
        case BOM:
          return "<BOM>";
        case DOCUMENT:
          return "<DOC>";
        case FLOW_END:
          return "<FLOW_END>";
        case SCALAR:
          return "<SCALAR>";
        default:
          return JSON.stringify(token);
      }
    }
    function tokenType(source) {
      switch (source) {
        case BOM:
          return "byte-order-mark";
        case DOCUMENT:
          return "doc-mode";
        case FLOW_END:
          return "flow-error-end";
        case SCALAR:
          return "scalar";
        case "---":
          return "doc-start";
        case "...":
          return "doc-end";
        case "":
        case "\n":
        case "\r\n":
          return "newline";
        case "-":
          return "seq-item-ind";
        case "?":
          return "explicit-key-ind";
        case ":":
          return "map-value-ind";
        case "{":
          return "flow-map-start";
        case "}":
          return "flow-map-end";
        case "[":
          return "flow-seq-start";
        case "]":
          return "flow-seq-end";
        case ",":
          return "comma";
      }
      switch (source[0]) {
        case " ":
        case "	":
          return "space";
        case "#":
          return "comment";
        case "%":
          return "directive-line";
        case "*":
          return "alias";
        case "&":
          return "anchor";
        case "!":
          return "tag";
        case "'":
          return "single-quoted-scalar";
        case '"':
          return "double-quoted-scalar";
        case "|":
        case ">":
          return "block-scalar-header";
      }
      return null;
    }
    exports2.createScalarToken = cstScalar.createScalarToken;
    exports2.resolveAsScalar = cstScalar.resolveAsScalar;
    exports2.setScalarValue = cstScalar.setScalarValue;
    exports2.stringify = cstStringify.stringify;
    exports2.visit = cstVisit.visit;
    exports2.BOM = BOM;
    exports2.DOCUMENT = DOCUMENT;
    exports2.FLOW_END = FLOW_END;
    exports2.SCALAR = SCALAR;
    exports2.isCollection = isCollection;
    exports2.isScalar = isScalar2;
    exports2.prettyToken = prettyToken;
    exports2.tokenType = tokenType;
  }
});
// node_modules/yaml/dist/parse/lexer.js
var require_lexer = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/parse/lexer.js"(exports2) {
    "use strict";
    var cst = require_cst();
    function isEmpty(ch) {
      switch (ch) {
        case void 0:
        case " ":
        case "\n":
        case "\r":
        case "	":
          return true;
        default:
          return false;
      }
    }
    var hexDigits = new Set("0123456789ABCDEFabcdef");
    var tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
    var flowIndicatorChars = new Set(",[]{}");
    var invalidAnchorChars = new Set(" ,[]{}\n\r	");
    var isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
    var Lexer = class {
      constructor() {
        this.atEnd = false;
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        this.buffer = "";
        this.flowKey = false;
        this.flowLevel = 0;
        this.indentNext = 0;
        this.indentValue = 0;
        this.lineEndPos = null;
        this.next = null;
        this.pos = 0;
      }
      /**
       * Generate YAML tokens from the `source` string. If `incomplete`,
       * a part of the last line may be left as a buffer for the next call.
       *
       * @returns A generator of lexical tokens
       *@/
      *lex(source, incomplete = false) {
        if (source) {
          if (typeof source !== "string")
            throw TypeError("source is not a string");
          this.buffer = this.buffer ? this.buffer + source : source;
          this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? "stream";
        while (next && (incomplete || this.hasChars(1)))
          next = yield* this.parseNext(next);
      }
      atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === " " || ch === "	")
          ch = this.buffer[++i];
        if (!ch || ch === "#" || ch === "\n")
          return true;
        if (ch === "\r")
          return this.buffer[i + 1] === "\n";
        return false;
      }
      charAt(n) {
        return this.buffer[this.pos + n];
      }
      continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
          let indent = 0;
          while (ch === " ")
            ch = this.buffer[++indent + offset];
          if (ch === "\r") {
            const next = this.buffer[indent + offset + 1];
            if (next === "\n" || !next && !this.atEnd)
              return offset + indent + 1;
          }
          return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
        }
        if (ch === "-" || ch === ".") {
          const dt = this.buffer.substr(offset, 3);
          if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3]))
            return -1;
        }
        return offset;
      }
      getLine() {
        let end = this.lineEndPos;
        if (typeof end !== "number" || end !== -1 && end < this.pos) {
          end = this.buffer.indexOf("\n", this.pos);
          this.lineEndPos = end;
        }
        if (end === -1)
          return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === "\r")
          end -= 1;
        return this.buffer.substring(this.pos, end);
      }
      hasChars(n) {
        return this.pos + n <= this.buffer.length;
      }
      setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
      }
      peek(n) {
        return this.buffer.substr(this.pos, n);
      }
      *parseNext(next) {
        switch (next) {
          case "stream":
            return yield* this.parseStream();
          case "line-start":
            return yield* this.parseLineStart();
          case "block-start":
            return yield* this.parseBlockStart();
          case "doc":
            return yield* this.parseDocument();
          case "flow":
            return yield* this.parseFlowCollection();
          case "quoted-scalar":
            return yield* this.parseQuotedScalar();
          case "block-scalar":
            return yield* this.parseBlockScalar();
          case "plain-scalar":
            return yield* this.parsePlainScalar();
        }
      }
      *parseStream() {
        let line = this.getLine();
        if (line === null)
          return this.setNext("stream");
        if (line[0] === cst.BOM) {
          yield* this.pushCount(1);
          line = line.substring(1);
        }
        if (line[0] === "%") {
          let dirEnd = line.length;
          let cs = line.indexOf("#");
          while (cs !== -1) {
            const ch = line[cs - 1];
            if (ch === " " || ch === "	") {
              dirEnd = cs - 1;
              break;
            } else {
              cs = line.indexOf("#", cs + 1);
            }
          }
          while (true) {
            const ch = line[dirEnd - 1];
            if (ch === " " || ch === "	")
              dirEnd -= 1;
            else
              break;
          }
          const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
          yield* this.pushCount(line.length - n);
          this.pushNewline();
          return "stream";
        }
        if (this.atLineEnd()) {
          const sp = yield* this.pushSpaces(true);
          yield* this.pushCount(line.length - sp);
          yield* this.pushNewline();
          return "stream";
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
      }
      *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
          return this.setNext("line-start");
        if (ch === "-" || ch === ".") {
          if (!this.atEnd && !this.hasChars(4))
            return this.setNext("line-start");
          const s = this.peek(3);
          if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
            yield* this.pushCount(3);
            this.indentValue = 0;
            this.indentNext = 0;
            return s === "---" ? "doc" : "stream";
          }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
          this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
      }
      *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
          return this.setNext("block-start");
        if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
          const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
          this.indentNext = this.indentValue + 1;
          this.indentValue += n;
          return "block-start";
        }
        return "doc";
      }
      *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
          return this.setNext("doc");
        let n = yield* this.pushIndicators();
        switch (line[n]) {
          case "#":
            yield* this.pushCount(line.length - n);
          // fallthrough
          case void 0:
            yield* this.pushNewline();
            return yield* this.parseLineStart();
          case "{":
          case "[":
            yield* this.pushCount(1);
            this.flowKey = false;
            this.flowLevel = 1;
            return "flow";
          case "}":
          case "]":
            yield* this.pushCount(1);
            return "doc";
          case "*":
            yield* this.pushUntil(isNotAnchorChar);
            return "doc";
          case '"':
          case "'":
            return yield* this.parseQuotedScalar();
          case "|":
          case ">":
            n += yield* this.parseBlockScalarHeader();
            n += yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - n);
            yield* this.pushNewline();
            return yield* this.parseBlockScalar();
          default:
            return yield* this.parsePlainScalar();
        }
      }
      *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
          nl = yield* this.pushNewline();
          if (nl > 0) {
            sp = yield* this.pushSpaces(false);
            this.indentValue = indent = sp;
          } else {
            sp = 0;
          }
          sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
          return this.setNext("flow");
        if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) {
          const atFlowEndMarker = indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}");
          if (!atFlowEndMarker) {
            this.flowLevel = 0;
            yield cst.FLOW_END;
            return yield* this.parseLineStart();
          }
        }
        let n = 0;
        while (line[n] === ",") {
          n += yield* this.pushCount(1);
          n += yield* this.pushSpaces(true);
          this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
          case void 0:
            return "flow";
          case "#":
            yield* this.pushCount(line.length - n);
            return "flow";
          case "{":
          case "[":
            yield* this.pushCount(1);
            this.flowKey = false;
            this.flowLevel += 1;
            return "flow";
          case "}":
          case "]":
            yield* this.pushCount(1);
            this.flowKey = true;
            this.flowLevel -= 1;
            return this.flowLevel ? "flow" : "doc";
          case "*":
            yield* this.pushUntil(isNotAnchorChar);
            return "flow";
          case '"':
          case "'":
            this.flowKey = true;
            return yield* this.parseQuotedScalar();
          case ":": {
            const next = this.charAt(1);
            if (this.flowKey || isEmpty(next) || next === ",") {
              this.flowKey = false;
              yield* this.pushCount(1);
              yield* this.pushSpaces(true);
              return "flow";
            }
          }
          // fallthrough
          default:
            this.flowKey = false;
            return yield* this.parsePlainScalar();
        }
      }
      *parseQuotedScalar() {
        const quote = this.charAt(0);
        let end = this.buffer.indexOf(quote, this.pos + 1);
        if (quote === "'") {
          while (end !== -1 && this.buffer[end + 1] === "'")
            end = this.buffer.indexOf("'", end + 2);
        } else {
          while (end !== -1) {
            let n = 0;
            while (this.buffer[end - 1 - n] === "\\")
              n += 1;
            if (n % 2 === 0)
              break;
            end = this.buffer.indexOf('"', end + 1);
          }
        }
        const qb = this.buffer.substring(0, end);
        let nl = qb.indexOf("\n", this.pos);
        if (nl !== -1) {
          while (nl !== -1) {
            const cs = this.continueScalar(nl + 1);
            if (cs === -1)
              break;
            nl = qb.indexOf("\n", cs);
          }
          if (nl !== -1) {
            end = nl - (qb[nl - 1] === "\r" ? 2 : 1);
          }
        }
        if (end === -1) {
          if (!this.atEnd)
            return this.setNext("quoted-scalar");
          end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? "flow" : "doc";
      }
      *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
          const ch = this.buffer[++i];
          if (ch === "+")
            this.blockScalarKeep = true;
          else if (ch > "0" && ch <= "9")
            this.blockScalarIndent = Number(ch) - 1;
          else if (ch !== "-")
            break;
        }
        return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
      }
      *parseBlockScalar() {
        let nl = this.pos - 1;
        let indent = 0;
        let ch;
        loop: for (let i2 = this.pos; ch = this.buffer[i2]; ++i2) {
          switch (ch) {
            case " ":
              indent += 1;
              break;
            case "\n":
              nl = i2;
              indent = 0;
              break;
            case "\r": {
              const next = this.buffer[i2 + 1];
              if (!next && !this.atEnd)
                return this.setNext("block-scalar");
              if (next === "\n")
                break;
            }
            // fallthrough
            default:
              break loop;
          }
        }
        if (!ch && !this.atEnd)
          return this.setNext("block-scalar");
        if (indent >= this.indentNext) {
          if (this.blockScalarIndent === -1)
            this.indentNext = indent;
          else {
            this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
          }
          do {
            const cs = this.continueScalar(nl + 1);
            if (cs === -1)
              break;
            nl = this.buffer.indexOf("\n", cs);
          } while (nl !== -1);
          if (nl === -1) {
            if (!this.atEnd)
              return this.setNext("block-scalar");
            nl = this.buffer.length;
          }
        }
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === " ")
          ch = this.buffer[++i];
        if (ch === "	") {
          while (ch === "	" || ch === " " || ch === "\r" || ch === "\n")
            ch = this.buffer[++i];
          nl = i - 1;
        } else if (!this.blockScalarKeep) {
          do {
            let i2 = nl - 1;
            let ch2 = this.buffer[i2];
            if (ch2 === "\r")
              ch2 = this.buffer[--i2];
            const lastChar = i2;
            while (ch2 === " ")
              ch2 = this.buffer[--i2];
            if (ch2 === "\n" && i2 >= this.pos && i2 + 1 + indent > lastChar)
              nl = i2;
            else
              break;
          } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
      }
      *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while (ch = this.buffer[++i]) {
          if (ch === ":") {
            const next = this.buffer[i + 1];
            if (isEmpty(next) || inFlow && flowIndicatorChars.has(next))
              break;
            end = i;
          } else if (isEmpty(ch)) {
            let next = this.buffer[i + 1];
            if (ch === "\r") {
              if (next === "\n") {
                i += 1;
                ch = "\n";
                next = this.buffer[i + 1];
              } else
                end = i;
            }
            if (next === "#" || inFlow && flowIndicatorChars.has(next))
              break;
            if (ch === "\n") {
              const cs = this.continueScalar(i + 1);
              if (cs === -1)
                break;
              i = Math.max(i, cs - 2);
            }
          } else {
            if (inFlow && flowIndicatorChars.has(ch))
              break;
            end = i;
          }
        }
        if (!ch && !this.atEnd)
          return this.setNext("plain-scalar");
        yield cst.SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? "flow" : "doc";
      }
      *pushCount(n) {
        if (n > 0) {
          yield this.buffer.substr(this.pos, n);
          this.pos += n;
          return n;
        }
        return 0;
      }
      *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
          yield s;
          this.pos += s.length;
          return s.length;
        } else if (allowEmpty)
          yield "";
        return 0;
      }
      *pushIndicators() {
        let n = 0;
        loop: while (true) {
          switch (this.charAt(0)) {
            case "!":
              n += yield* this.pushTag();
              n += yield* this.pushSpaces(true);
              continue loop;
            case "&":
              n += yield* this.pushUntil(isNotAnchorChar);
              n += yield* this.pushSpaces(true);
              continue loop;
            case "-":
            // this is an error
            case "?":
            // this is an error outside flow collections
            case ":": {
              const inFlow = this.flowLevel > 0;
              const ch1 = this.charAt(1);
              if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
                if (!inFlow)
                  this.indentNext = this.indentValue + 1;
                else if (this.flowKey)
                  this.flowKey = false;
                n += yield* this.pushCount(1);
                n += yield* this.pushSpaces(true);
                continue loop;
              }
            }
          }
          break loop;
        }
        return n;
      }
      *pushTag() {
        if (this.charAt(1) === "<") {
          let i = this.pos + 2;
          let ch = this.buffer[i];
          while (!isEmpty(ch) && ch !== ">")
            ch = this.buffer[++i];
          return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
        } else {
          let i = this.pos + 1;
          let ch = this.buffer[i];
          while (ch) {
            if (tagChars.has(ch))
              ch = this.buffer[++i];
            else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) {
              ch = this.buffer[i += 3];
            } else
              break;
          }
          return yield* this.pushToIndex(i, false);
        }
      }
      *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === "\n")
          return yield* this.pushCount(1);
        else if (ch === "\r" && this.charAt(1) === "\n")
          return yield* this.pushCount(2);
        else
          return 0;
      }
      *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
          ch = this.buffer[++i];
        } while (ch === " " || allowTabs && ch === "	");
        const n = i - this.pos;
        if (n > 0) {
          yield this.buffer.substr(this.pos, n);
          this.pos = i;
        }
        return n;
      }
      *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
          ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
      }
    };
    exports2.Lexer = Lexer;
  }
});
// node_modules/yaml/dist/parse/line-counter.js
var require_line_counter = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/parse/line-counter.js"(exports2) {
    "use strict";
    var LineCounter2 = class {
      constructor() {
        this.lineStarts = [];
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        this.linePos = (offset) => {
          let low = 0;
          let high = this.lineStarts.length;
          while (low < high) {
            const mid = low + high >> 1;
            if (this.lineStarts[mid] < offset)
              low = mid + 1;
            else
              high = mid;
          }
          if (this.lineStarts[low] === offset)
            return { line: low + 1, col: 1 };
          if (low === 0)
            return { line: 0, col: offset };
          const start = this.lineStarts[low - 1];
          return { line: low, col: offset - start + 1 };
        };
      }
    };
    exports2.LineCounter = LineCounter2;
  }
});
// node_modules/yaml/dist/parse/parser.js
var require_parser = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/parse/parser.js"(exports2) {
    "use strict";
    var node_process = require_process();
    var cst = require_cst();
    var lexer = require_lexer();
    function includesToken(list, type) {
      for (let i = 0; i < list.length; ++i)
        if (list[i].type === type)
          return true;
      return false;
    }
    function findNonEmptyIndex(list) {
      for (let i = 0; i < list.length; ++i) {
        switch (list[i].type) {
          case "space":
          case "comment":
          case "newline":
            break;
          default:
            return i;
        }
      }
      return -1;
    }
    function isFlowToken(token) {
      switch (token?.type) {
        case "alias":
        case "scalar":
        case "single-quoted-scalar":
        case "double-quoted-scalar":
        case "flow-collection":
          return true;
        default:
          return false;
      }
    }
    function getPrevProps(parent) {
      switch (parent.type) {
        case "document":
          return parent.start;
        case "block-map": {
          const it = parent.items[parent.items.length - 1];
          return it.sep ?? it.start;
        }
        case "block-seq":
          return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen *@/
        default:
          return [];
      }
    }
    function getFirstKeyStartProps(prev) {
      if (prev.length === 0)
        return [];
      let i = prev.length;
      loop: while (--i >= 0) {
        switch (prev[i].type) {
          case "doc-start":
          case "explicit-key-ind":
          case "map-value-ind":
          case "seq-item-ind":
          case "newline":
            break loop;
        }
      }
      while (prev[++i]?.type === "space") {
      }
      return prev.splice(i, prev.length);
    }
    function arrayPushArray(target, source) {
      if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
      else
        for (let i = 0; i < source.length; ++i)
          target.push(source[i]);
    }
    function fixFlowSeqItems(fc) {
      if (fc.start.type === "flow-seq-start") {
        for (const it of fc.items) {
          if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
            if (it.key)
              it.value = it.key;
            delete it.key;
            if (isFlowToken(it.value)) {
              if (it.value.end)
                arrayPushArray(it.value.end, it.sep);
              else
                it.value.end = it.sep;
            } else
              arrayPushArray(it.start, it.sep);
            delete it.sep;
          }
        }
      }
    }
    var Parser = class {
      /**
       * @param onNewLine - If defined, called separately with the start position of
       *   each new line (in `parse()`, including the start of input).
       *@/
      constructor(onNewLine) {
        this.atNewLine = true;
        this.atScalar = false;
        this.indent = 0;
        this.offset = 0;
        this.onKeyLine = false;
        this.stack = [];
        this.source = "";
        this.type = "";
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
      }
      /**
       * Parse `source` as a YAML stream.
       * If `incomplete`, a part of the last line may be left as a buffer for the next call.
       *
       * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
       *
       * @returns A generator of tokens representing each directive, document, and other structure.
       *@/
      *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
          this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
          yield* this.next(lexeme);
        if (!incomplete)
          yield* this.end();
      }
      /**
       * Advance the parser by the `source` of one lexical token.
       *@/
      *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
          console.log("|", cst.prettyToken(source));
        if (this.atScalar) {
          this.atScalar = false;
          yield* this.step();
          this.offset += source.length;
          return;
        }
        const type = cst.tokenType(source);
        if (!type) {
          const message = `Not a YAML token: ${source}`;
          yield* this.pop({ type: "error", offset: this.offset, message, source });
          this.offset += source.length;
        } else if (type === "scalar") {
          this.atNewLine = false;
          this.atScalar = true;
          this.type = "scalar";
        } else {
          this.type = type;
          yield* this.step();
          switch (type) {
            case "newline":
              this.atNewLine = true;
              this.indent = 0;
              if (this.onNewLine)
                this.onNewLine(this.offset + source.length);
              break;
            case "space":
              if (this.atNewLine && source[0] === " ")
                this.indent += source.length;
              break;
            case "explicit-key-ind":
            case "map-value-ind":
            case "seq-item-ind":
              if (this.atNewLine)
                this.indent += source.length;
              break;
            case "doc-mode":
            case "flow-error-end":
              return;
            default:
              this.atNewLine = false;
          }
          this.offset += source.length;
        }
      }
      /** Call at end of input to push out any remaining constructions *@/
      *end() {
        while (this.stack.length > 0)
          yield* this.pop();
      }
      get sourceToken() {
        const st = {
          type: this.type,
          offset: this.offset,
          indent: this.indent,
          source: this.source
        };
        return st;
      }
      *step() {
        const top = this.peek(1);
        if (this.type === "doc-end" && top?.type !== "doc-end") {
          while (this.stack.length > 0)
            yield* this.pop();
          this.stack.push({
            type: "doc-end",
            offset: this.offset,
            source: this.source
          });
          return;
        }
        if (!top)
          return yield* this.stream();
        switch (top.type) {
          case "document":
            return yield* this.document(top);
          case "alias":
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return yield* this.scalar(top);
          case "block-scalar":
            return yield* this.blockScalar(top);
          case "block-map":
            return yield* this.blockMap(top);
          case "block-seq":
            return yield* this.blockSequence(top);
          case "flow-collection":
            return yield* this.flowCollection(top);
          case "doc-end":
            return yield* this.documentEnd(top);
        }
        yield* this.pop();
      }
      peek(n) {
        return this.stack[this.stack.length - n];
      }
      *pop(error) {
        const token = error ?? this.stack.pop();
        if (!token) {
          const message = "Tried to pop an empty stack";
          yield { type: "error", offset: this.offset, source: "", message };
        } else if (this.stack.length === 0) {
          yield token;
        } else {
          const top = this.peek(1);
          if (token.type === "block-scalar") {
            token.indent = "indent" in top ? top.indent : 0;
          } else if (token.type === "flow-collection" && top.type === "document") {
            token.indent = 0;
          }
          if (token.type === "flow-collection")
            fixFlowSeqItems(token);
          switch (top.type) {
            case "document":
              top.value = token;
              break;
            case "block-scalar":
              top.props.push(token);
              break;
            case "block-map": {
              const it = top.items[top.items.length - 1];
              if (it.value) {
                top.items.push({ start: [], key: token, sep: [] });
                this.onKeyLine = true;
                return;
              } else if (it.sep) {
                it.value = token;
              } else {
                Object.assign(it, { key: token, sep: [] });
                this.onKeyLine = !it.explicitKey;
                return;
              }
              break;
            }
            case "block-seq": {
              const it = top.items[top.items.length - 1];
              if (it.value)
                top.items.push({ start: [], value: token });
              else
                it.value = token;
              break;
            }
            case "flow-collection": {
              const it = top.items[top.items.length - 1];
              if (!it || it.value)
                top.items.push({ start: [], key: token, sep: [] });
              else if (it.sep)
                it.value = token;
              else
                Object.assign(it, { key: token, sep: [] });
              return;
            }
            /* istanbul ignore next should not happen *@/
            default:
              yield* this.pop();
              yield* this.pop(token);
          }
          if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
            const last = token.items[token.items.length - 1];
            if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
              if (top.type === "document")
                top.end = last.start;
              else
                top.items.push({ start: last.start });
              token.items.splice(-1, 1);
            }
          }
        }
      }
      *stream() {
        switch (this.type) {
          case "directive-line":
            yield { type: "directive", offset: this.offset, source: this.source };
            return;
          case "byte-order-mark":
          case "space":
          case "comment":
          case "newline":
            yield this.sourceToken;
            return;
          case "doc-mode":
          case "doc-start": {
            const doc = {
              type: "document",
              offset: this.offset,
              start: []
            };
            if (this.type === "doc-start")
              doc.start.push(this.sourceToken);
            this.stack.push(doc);
            return;
          }
        }
        yield {
          type: "error",
          offset: this.offset,
          message: `Unexpected ${this.type} token in YAML stream`,
          source: this.source
        };
      }
      *document(doc) {
        if (doc.value)
          return yield* this.lineEnd(doc);
        switch (this.type) {
          case "doc-start": {
            if (findNonEmptyIndex(doc.start) !== -1) {
              yield* this.pop();
              yield* this.step();
            } else
              doc.start.push(this.sourceToken);
            return;
          }
          case "anchor":
          case "tag":
          case "space":
          case "comment":
          case "newline":
            doc.start.push(this.sourceToken);
            return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
          this.stack.push(bv);
        else {
          yield {
            type: "error",
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML document`,
            source: this.source
          };
        }
      }
      *scalar(scalar) {
        if (this.type === "map-value-ind") {
          const prev = getPrevProps(this.peek(2));
          const start = getFirstKeyStartProps(prev);
          let sep;
          if (scalar.end) {
            sep = scalar.end;
            sep.push(this.sourceToken);
            delete scalar.end;
          } else
            sep = [this.sourceToken];
          const map = {
            type: "block-map",
            offset: scalar.offset,
            indent: scalar.indent,
            items: [{ start, key: scalar, sep }]
          };
          this.onKeyLine = true;
          this.stack[this.stack.length - 1] = map;
        } else
          yield* this.lineEnd(scalar);
      }
      *blockScalar(scalar) {
        switch (this.type) {
          case "space":
          case "comment":
          case "newline":
            scalar.props.push(this.sourceToken);
            return;
          case "scalar":
            scalar.source = this.source;
            this.atNewLine = true;
            this.indent = 0;
            if (this.onNewLine) {
              let nl = this.source.indexOf("\n") + 1;
              while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf("\n", nl) + 1;
              }
            }
            yield* this.pop();
            break;
          /* istanbul ignore next should not happen *@/
          default:
            yield* this.pop();
            yield* this.step();
        }
      }
      *blockMap(map) {
        const it = map.items[map.items.length - 1];
        switch (this.type) {
          case "newline":
            this.onKeyLine = false;
            if (it.value) {
              const end = "end" in it.value ? it.value.end : void 0;
              const last = Array.isArray(end) ? end[end.length - 1] : void 0;
              if (last?.type === "comment")
                end?.push(this.sourceToken);
              else
                map.items.push({ start: [this.sourceToken] });
            } else if (it.sep) {
              it.sep.push(this.sourceToken);
            } else {
              it.start.push(this.sourceToken);
            }
            return;
          case "space":
          case "comment":
            if (it.value) {
              map.items.push({ start: [this.sourceToken] });
            } else if (it.sep) {
              it.sep.push(this.sourceToken);
            } else {
              if (this.atIndentedComment(it.start, map.indent)) {
                const prev = map.items[map.items.length - 2];
                const end = prev?.value?.end;
                if (Array.isArray(end)) {
                  arrayPushArray(end, it.start);
                  end.push(this.sourceToken);
                  map.items.pop();
                  return;
                }
              }
              it.start.push(this.sourceToken);
            }
            return;
        }
        if (this.indent >= map.indent) {
          const atMapIndent = !this.onKeyLine && this.indent === map.indent;
          const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
          let start = [];
          if (atNextItem && it.sep && !it.value) {
            const nl = [];
            for (let i = 0; i < it.sep.length; ++i) {
              const st = it.sep[i];
              switch (st.type) {
                case "newline":
                  nl.push(i);
                  break;
                case "space":
                  break;
                case "comment":
                  if (st.indent > map.indent)
                    nl.length = 0;
                  break;
                default:
                  nl.length = 0;
              }
            }
            if (nl.length >= 2)
              start = it.sep.splice(nl[1]);
          }
          switch (this.type) {
            case "anchor":
            case "tag":
              if (atNextItem || it.value) {
                start.push(this.sourceToken);
                map.items.push({ start });
                this.onKeyLine = true;
              } else if (it.sep) {
                it.sep.push(this.sourceToken);
              } else {
                it.start.push(this.sourceToken);
              }
              return;
            case "explicit-key-ind":
              if (!it.sep && !it.explicitKey) {
                it.start.push(this.sourceToken);
                it.explicitKey = true;
              } else if (atNextItem || it.value) {
                start.push(this.sourceToken);
                map.items.push({ start, explicitKey: true });
              } else {
                this.stack.push({
                  type: "block-map",
                  offset: this.offset,
                  indent: this.indent,
                  items: [{ start: [this.sourceToken], explicitKey: true }]
                });
              }
              this.onKeyLine = true;
              return;
            case "map-value-ind":
              if (it.explicitKey) {
                if (!it.sep) {
                  if (includesToken(it.start, "newline")) {
                    Object.assign(it, { key: null, sep: [this.sourceToken] });
                  } else {
                    const start2 = getFirstKeyStartProps(it.start);
                    this.stack.push({
                      type: "block-map",
                      offset: this.offset,
                      indent: this.indent,
                      items: [{ start: start2, key: null, sep: [this.sourceToken] }]
                    });
                  }
                } else if (it.value) {
                  map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                } else if (includesToken(it.sep, "map-value-ind")) {
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                  });
                } else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
                  const start2 = getFirstKeyStartProps(it.start);
                  const key = it.key;
                  const sep = it.sep;
                  sep.push(this.sourceToken);
                  delete it.key;
                  delete it.sep;
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: start2, key, sep }]
                  });
                } else if (start.length > 0) {
                  it.sep = it.sep.concat(start, this.sourceToken);
                } else {
                  it.sep.push(this.sourceToken);
                }
              } else {
                if (!it.sep) {
                  Object.assign(it, { key: null, sep: [this.sourceToken] });
                } else if (it.value || atNextItem) {
                  map.items.push({ start, key: null, sep: [this.sourceToken] });
                } else if (includesToken(it.sep, "map-value-ind")) {
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [], key: null, sep: [this.sourceToken] }]
                  });
                } else {
                  it.sep.push(this.sourceToken);
                }
              }
              this.onKeyLine = true;
              return;
            case "alias":
            case "scalar":
            case "single-quoted-scalar":
            case "double-quoted-scalar": {
              const fs = this.flowScalar(this.type);
              if (atNextItem || it.value) {
                map.items.push({ start, key: fs, sep: [] });
                this.onKeyLine = true;
              } else if (it.sep) {
                this.stack.push(fs);
              } else {
                Object.assign(it, { key: fs, sep: [] });
                this.onKeyLine = true;
              }
              return;
            }
            default: {
              const bv = this.startBlockValue(map);
              if (bv) {
                if (bv.type === "block-seq") {
                  if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
                    yield* this.pop({
                      type: "error",
                      offset: this.offset,
                      message: "Unexpected block-seq-ind on same line with key",
                      source: this.source
                    });
                    return;
                  }
                } else if (atMapIndent) {
                  map.items.push({ start });
                }
                this.stack.push(bv);
                return;
              }
            }
          }
        }
        yield* this.pop();
        yield* this.step();
      }
      *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
          case "newline":
            if (it.value) {
              const end = "end" in it.value ? it.value.end : void 0;
              const last = Array.isArray(end) ? end[end.length - 1] : void 0;
              if (last?.type === "comment")
                end?.push(this.sourceToken);
              else
                seq.items.push({ start: [this.sourceToken] });
            } else
              it.start.push(this.sourceToken);
            return;
          case "space":
          case "comment":
            if (it.value)
              seq.items.push({ start: [this.sourceToken] });
            else {
              if (this.atIndentedComment(it.start, seq.indent)) {
                const prev = seq.items[seq.items.length - 2];
                const end = prev?.value?.end;
                if (Array.isArray(end)) {
                  arrayPushArray(end, it.start);
                  end.push(this.sourceToken);
                  seq.items.pop();
                  return;
                }
              }
              it.start.push(this.sourceToken);
            }
            return;
          case "anchor":
          case "tag":
            if (it.value || this.indent <= seq.indent)
              break;
            it.start.push(this.sourceToken);
            return;
          case "seq-item-ind":
            if (this.indent !== seq.indent)
              break;
            if (it.value || includesToken(it.start, "seq-item-ind"))
              seq.items.push({ start: [this.sourceToken] });
            else
              it.start.push(this.sourceToken);
            return;
        }
        if (this.indent > seq.indent) {
          const bv = this.startBlockValue(seq);
          if (bv) {
            this.stack.push(bv);
            return;
          }
        }
        yield* this.pop();
        yield* this.step();
      }
      *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === "flow-error-end") {
          let top;
          do {
            yield* this.pop();
            top = this.peek(1);
          } while (top?.type === "flow-collection");
        } else if (fc.end.length === 0) {
          switch (this.type) {
            case "comma":
            case "explicit-key-ind":
              if (!it || it.sep)
                fc.items.push({ start: [this.sourceToken] });
              else
                it.start.push(this.sourceToken);
              return;
            case "map-value-ind":
              if (!it || it.value)
                fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
              else if (it.sep)
                it.sep.push(this.sourceToken);
              else
                Object.assign(it, { key: null, sep: [this.sourceToken] });
              return;
            case "space":
            case "comment":
            case "newline":
            case "anchor":
            case "tag":
              if (!it || it.value)
                fc.items.push({ start: [this.sourceToken] });
              else if (it.sep)
                it.sep.push(this.sourceToken);
              else
                it.start.push(this.sourceToken);
              return;
            case "alias":
            case "scalar":
            case "single-quoted-scalar":
            case "double-quoted-scalar": {
              const fs = this.flowScalar(this.type);
              if (!it || it.value)
                fc.items.push({ start: [], key: fs, sep: [] });
              else if (it.sep)
                this.stack.push(fs);
              else
                Object.assign(it, { key: fs, sep: [] });
              return;
            }
            case "flow-map-end":
            case "flow-seq-end":
              fc.end.push(this.sourceToken);
              return;
          }
          const bv = this.startBlockValue(fc);
          if (bv)
            this.stack.push(bv);
          else {
            yield* this.pop();
            yield* this.step();
          }
        } else {
          const parent = this.peek(2);
          if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
            yield* this.pop();
            yield* this.step();
          } else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
            const prev = getPrevProps(parent);
            const start = getFirstKeyStartProps(prev);
            fixFlowSeqItems(fc);
            const sep = fc.end.splice(1, fc.end.length);
            sep.push(this.sourceToken);
            const map = {
              type: "block-map",
              offset: fc.offset,
              indent: fc.indent,
              items: [{ start, key: fc, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
          } else {
            yield* this.lineEnd(fc);
          }
        }
      }
      flowScalar(type) {
        if (this.onNewLine) {
          let nl = this.source.indexOf("\n") + 1;
          while (nl !== 0) {
            this.onNewLine(this.offset + nl);
            nl = this.source.indexOf("\n", nl) + 1;
          }
        }
        return {
          type,
          offset: this.offset,
          indent: this.indent,
          source: this.source
        };
      }
      startBlockValue(parent) {
        switch (this.type) {
          case "alias":
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return this.flowScalar(this.type);
          case "block-scalar-header":
            return {
              type: "block-scalar",
              offset: this.offset,
              indent: this.indent,
              props: [this.sourceToken],
              source: ""
            };
          case "flow-map-start":
          case "flow-seq-start":
            return {
              type: "flow-collection",
              offset: this.offset,
              indent: this.indent,
              start: this.sourceToken,
              items: [],
              end: []
            };
          case "seq-item-ind":
            return {
              type: "block-seq",
              offset: this.offset,
              indent: this.indent,
              items: [{ start: [this.sourceToken] }]
            };
          case "explicit-key-ind": {
            this.onKeyLine = true;
            const prev = getPrevProps(parent);
            const start = getFirstKeyStartProps(prev);
            start.push(this.sourceToken);
            return {
              type: "block-map",
              offset: this.offset,
              indent: this.indent,
              items: [{ start, explicitKey: true }]
            };
          }
          case "map-value-ind": {
            this.onKeyLine = true;
            const prev = getPrevProps(parent);
            const start = getFirstKeyStartProps(prev);
            return {
              type: "block-map",
              offset: this.offset,
              indent: this.indent,
              items: [{ start, key: null, sep: [this.sourceToken] }]
            };
          }
        }
        return null;
      }
      atIndentedComment(start, indent) {
        if (this.type !== "comment")
          return false;
        if (this.indent <= indent)
          return false;
        return start.every((st) => st.type === "newline" || st.type === "space");
      }
      *documentEnd(docEnd) {
        if (this.type !== "doc-mode") {
          if (docEnd.end)
            docEnd.end.push(this.sourceToken);
          else
            docEnd.end = [this.sourceToken];
          if (this.type === "newline")
            yield* this.pop();
        }
      }
      *lineEnd(token) {
        switch (this.type) {
          case "comma":
          case "doc-start":
          case "doc-end":
          case "flow-seq-end":
          case "flow-map-end":
          case "map-value-ind":
            yield* this.pop();
            yield* this.step();
            break;
          case "newline":
            this.onKeyLine = false;
          // fallthrough
          case "space":
          case "comment":
          default:
            if (token.end)
              token.end.push(this.sourceToken);
            else
              token.end = [this.sourceToken];
            if (this.type === "newline")
              yield* this.pop();
        }
      }
    };
    exports2.Parser = Parser;
  }
});
// node_modules/yaml/dist/public-api.js
var require_public_api = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/public-api.js"(exports2) {
    "use strict";
    var composer = require_composer();
    var Document = require_Document();
    var errors = require_errors();
    var log = require_log();
    var identity = require_identity();
    var lineCounter = require_line_counter();
    var parser = require_parser();
    function parseOptions(options) {
      const prettyErrors = options.prettyErrors !== false;
      const lineCounter$1 = options.lineCounter || prettyErrors && new lineCounter.LineCounter() || null;
      return { lineCounter: lineCounter$1, prettyErrors };
    }
    function parseAllDocuments(source, options = {}) {
      const { lineCounter: lineCounter2, prettyErrors } = parseOptions(options);
      const parser$1 = new parser.Parser(lineCounter2?.addNewLine);
      const composer$1 = new composer.Composer(options);
      const docs = Array.from(composer$1.compose(parser$1.parse(source)));
      if (prettyErrors && lineCounter2)
        for (const doc of docs) {
          doc.errors.forEach(errors.prettifyError(source, lineCounter2));
          doc.warnings.forEach(errors.prettifyError(source, lineCounter2));
        }
      if (docs.length > 0)
        return docs;
      return Object.assign([], { empty: true }, composer$1.streamInfo());
    }
    function parseDocument2(source, options = {}) {
      const { lineCounter: lineCounter2, prettyErrors } = parseOptions(options);
      const parser$1 = new parser.Parser(lineCounter2?.addNewLine);
      const composer$1 = new composer.Composer(options);
      let doc = null;
      for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
          doc = _doc;
        else if (doc.options.logLevel !== "silent") {
          doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
          break;
        }
      }
      if (prettyErrors && lineCounter2) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter2));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter2));
      }
      return doc;
    }
    function parse(src, reviver, options) {
      let _reviver = void 0;
      if (typeof reviver === "function") {
        _reviver = reviver;
      } else if (options === void 0 && reviver && typeof reviver === "object") {
        options = reviver;
      }
      const doc = parseDocument2(src, options);
      if (!doc)
        return null;
      doc.warnings.forEach((warning) => log.warn(doc.options.logLevel, warning));
      if (doc.errors.length > 0) {
        if (doc.options.logLevel !== "silent")
          throw doc.errors[0];
        else
          doc.errors = [];
      }
      return doc.toJS(Object.assign({ reviver: _reviver }, options));
    }
    function stringify(value, replacer, options) {
      let _replacer = null;
      if (typeof replacer === "function" || Array.isArray(replacer)) {
        _replacer = replacer;
      } else if (options === void 0 && replacer) {
        options = replacer;
      }
      if (typeof options === "string")
        options = options.length;
      if (typeof options === "number") {
        const indent = Math.round(options);
        options = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
      }
      if (value === void 0) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
          return void 0;
      }
      if (identity.isDocument(value) && !_replacer)
        return value.toString(options);
      return new Document.Document(value, _replacer, options).toString(options);
    }
    exports2.parse = parse;
    exports2.parseAllDocuments = parseAllDocuments;
    exports2.parseDocument = parseDocument2;
    exports2.stringify = stringify;
  }
});
// node_modules/yaml/dist/index.js
var require_dist = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/yaml/dist/index.js"(exports2) {
    "use strict";
    var composer = require_composer();
    var Document = require_Document();
    var Schema = require_Schema();
    var errors = require_errors();
    var Alias = require_Alias();
    var identity = require_identity();
    var Pair = require_Pair();
    var Scalar = require_Scalar();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var cst = require_cst();
    var lexer = require_lexer();
    var lineCounter = require_line_counter();
    var parser = require_parser();
    var publicApi = require_public_api();
    var visit = require_visit();
    exports2.Composer = composer.Composer;
    exports2.Document = Document.Document;
    exports2.Schema = Schema.Schema;
    exports2.YAMLError = errors.YAMLError;
    exports2.YAMLParseError = errors.YAMLParseError;
    exports2.YAMLWarning = errors.YAMLWarning;
    exports2.Alias = Alias.Alias;
    exports2.isAlias = identity.isAlias;
    exports2.isCollection = identity.isCollection;
    exports2.isDocument = identity.isDocument;
    exports2.isMap = identity.isMap;
    exports2.isNode = identity.isNode;
    exports2.isPair = identity.isPair;
    exports2.isScalar = identity.isScalar;
    exports2.isSeq = identity.isSeq;
    exports2.Pair = Pair.Pair;
    exports2.Scalar = Scalar.Scalar;
    exports2.YAMLMap = YAMLMap.YAMLMap;
    exports2.YAMLSeq = YAMLSeq.YAMLSeq;
    exports2.CST = cst;
    exports2.Lexer = lexer.Lexer;
    exports2.LineCounter = lineCounter.LineCounter;
    exports2.Parser = parser.Parser;
    exports2.parse = publicApi.parse;
    exports2.parseAllDocuments = publicApi.parseAllDocuments;
    exports2.parseDocument = publicApi.parseDocument;
    exports2.stringify = publicApi.stringify;
    exports2.visit = visit.visit;
    exports2.visitAsync = visit.visitAsync;
  }
});
// action/inputs/read-yaml-map.ts
var import_yaml = (0, import_chunk_CZ7CSFO4.__toESM)(require_dist(), 1);
function readYamlMap(text, complain) {
  const lines = new import_yaml.LineCounter();
  const document = (0, import_yaml.parseDocument)(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const at = (offset) => `line ${lines.linePos(offset).line}`;
  for (const problem of [...document.errors, ...document.warnings]) {
    const why = problem.code === "DUPLICATE_KEY" ? "a key is there twice" : `it is neither JSON nor YAML (${problem.code})`;
    complain(`${at(problem.pos[0])}: ${why}. Write a JSON object or a YAML map.`);
  }
  if (document.errors.length > 0 || document.warnings.length > 0) return void 0;
  let refused = false;
  const refuse = (problem) => {
    refused = true;
    complain(problem);
  };
  const written = toWritten(document.contents, refuse, at);
  if (refused) return void 0;
  if (written?.kind === "map") return written;
  complain("it is no map of names and values. Write a JSON object, or a YAML map with one `name: value` per line.");
  return void 0;
}
function toWritten(node, refuse, at) {
  if ((0, import_yaml.isMap)(node))
    return {
      kind: "map",
      entries: node.items.flatMap(({ key, value }) => {
        if (!(0, import_yaml.isScalar)(key)) return [];
        const written = value === null ? emptyScalar : toWritten(value, refuse, at);
        return written === void 0 ? [] : [[String(key.value), written]];
      })
    };
  if ((0, import_yaml.isSeq)(node))
    return {
      kind: "list",
      items: node.items.map((item) => toWritten(item, refuse, at)).filter((item) => item !== void 0)
    };
  if ((0, import_yaml.isScalar)(node)) return toScalar(node.value, node.source, () => refuse(unusual(at(node.range[0]))));
  if ((0, import_yaml.isAlias)(node))
    refuse(`${at(node.range[0])}: *${(0, import_chunk_VVLYTNWA.printable)(node.source, 60)} refers to a value elsewhere. Write the value itself.`);
  return void 0;
}
var emptyScalar = { kind: "scalar", value: null, source: "" };
function toScalar(value, source, refuse) {
  if (value === null || ["string", "number", "boolean"].includes(typeof value))
    return { kind: "scalar", value, source };
  refuse();
  return void 0;
}
function unusual(where) {
  return `${where}: the value is neither text, number nor boolean. Write it in quotes.`;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  readYamlMap
});
*/},
    "zod/v4/core/util.js"() {/*
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);
var stdin_exports = {};
__export(stdin_exports, {
  postMain: () => postMain
});
module.exports = __toCommonJS(stdin_exports);
var import_chunk_IURSJ37X = load("action/cancel/left-running.ts");
var import_chunk_VVLYTNWA = load("shared/text/printable.ts");
var import_chunk_CZ7CSFO4 = load("exports");
// builtin:http
var require_http = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "builtin:http"(exports2) {
    for (const name of ["Agent", "IncomingMessage", "STATUS_CODES", "ServerResponse", "createServer", "get", "globalAgent", "request"]) {
      Object.defineProperty(exports2, name, {
        enumerable: true,
        configurable: true,
        get: () => process.getBuiltinModule("node:http")[name],
        set(value) {
          Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
        }
      });
    }
  }
});
// builtin:https
var require_https = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "builtin:https"(exports2) {
    for (const name of ["Agent", "createServer", "get", "globalAgent", "request"]) {
      Object.defineProperty(exports2, name, {
        enumerable: true,
        configurable: true,
        get: () => process.getBuiltinModule("node:https")[name],
        set(value) {
          Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
        }
      });
    }
  }
});
// required-builtin:net
var require_net = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "required-builtin:net"(exports2, module2) {
    module2.exports = process.getBuiltinModule("node:net");
  }
});
// required-builtin:tls
var require_tls = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "required-builtin:tls"(exports2, module2) {
    module2.exports = process.getBuiltinModule("node:tls");
  }
});
// required-builtin:http
var require_http2 = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "required-builtin:http"(exports2, module2) {
    module2.exports = process.getBuiltinModule("node:http");
  }
});
// required-builtin:https
var require_https2 = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "required-builtin:https"(exports2, module2) {
    module2.exports = process.getBuiltinModule("node:https");
  }
});
// required-builtin:events
var require_events = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "required-builtin:events"(exports2, module2) {
    module2.exports = process.getBuiltinModule("node:events");
  }
});
// required-builtin:assert
var require_assert = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "required-builtin:assert"(exports2, module2) {
    module2.exports = process.getBuiltinModule("node:assert");
  }
});
// required-builtin:util
var require_util = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "required-builtin:util"(exports2, module2) {
    module2.exports = process.getBuiltinModule("node:util");
  }
});
// node_modules/tunnel/lib/tunnel.js
var require_tunnel = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/tunnel/lib/tunnel.js"(exports2) {
    "use strict";
    var net = require_net();
    var tls = require_tls();
    var http3 = require_http2();
    var https3 = require_https2();
    var events = require_events();
    var assert2 = require_assert();
    var util = require_util();
    exports2.httpOverHttp = httpOverHttp2;
    exports2.httpsOverHttp = httpsOverHttp2;
    exports2.httpOverHttps = httpOverHttps2;
    exports2.httpsOverHttps = httpsOverHttps2;
    function httpOverHttp2(options) {
      var agent = new TunnelingAgent(options);
      agent.request = http3.request;
      return agent;
    }
    function httpsOverHttp2(options) {
      var agent = new TunnelingAgent(options);
      agent.request = http3.request;
      agent.createSocket = createSecureSocket;
      agent.defaultPort = 443;
      return agent;
    }
    function httpOverHttps2(options) {
      var agent = new TunnelingAgent(options);
      agent.request = https3.request;
      return agent;
    }
    function httpsOverHttps2(options) {
      var agent = new TunnelingAgent(options);
      agent.request = https3.request;
      agent.createSocket = createSecureSocket;
      agent.defaultPort = 443;
      return agent;
    }
    function TunnelingAgent(options) {
      var self = this;
      self.options = options || {};
      self.proxyOptions = self.options.proxy || {};
      self.maxSockets = self.options.maxSockets || http3.Agent.defaultMaxSockets;
      self.requests = [];
      self.sockets = [];
      self.on("free", function onFree(socket, host, port, localAddress) {
        var options2 = toOptions(host, port, localAddress);
        for (var i = 0, len = self.requests.length; i < len; ++i) {
          var pending = self.requests[i];
          if (pending.host === options2.host && pending.port === options2.port) {
            self.requests.splice(i, 1);
            pending.request.onSocket(socket);
            return;
          }
        }
        socket.destroy();
        self.removeSocket(socket);
      });
    }
    util.inherits(TunnelingAgent, events.EventEmitter);
    TunnelingAgent.prototype.addRequest = function addRequest(req, host, port, localAddress) {
      var self = this;
      var options = mergeOptions({ request: req }, self.options, toOptions(host, port, localAddress));
      if (self.sockets.length >= this.maxSockets) {
        self.requests.push(options);
        return;
      }
      self.createSocket(options, function(socket) {
        socket.on("free", onFree);
        socket.on("close", onCloseOrRemove);
        socket.on("agentRemove", onCloseOrRemove);
        req.onSocket(socket);
        function onFree() {
          self.emit("free", socket, options);
        }
        function onCloseOrRemove(err) {
          self.removeSocket(socket);
          socket.removeListener("free", onFree);
          socket.removeListener("close", onCloseOrRemove);
          socket.removeListener("agentRemove", onCloseOrRemove);
        }
      });
    };
    TunnelingAgent.prototype.createSocket = function createSocket(options, cb) {
      var self = this;
      var placeholder = {};
      self.sockets.push(placeholder);
      var connectOptions = mergeOptions({}, self.proxyOptions, {
        method: "CONNECT",
        path: options.host + ":" + options.port,
        agent: false,
        headers: {
          host: options.host + ":" + options.port
        }
      });
      if (options.localAddress) {
        connectOptions.localAddress = options.localAddress;
      }
      if (connectOptions.proxyAuth) {
        connectOptions.headers = connectOptions.headers || {};
        connectOptions.headers["Proxy-Authorization"] = "Basic " + Buffer.from(connectOptions.proxyAuth).toString("base64");
      }
      debug2("making CONNECT request");
      var connectReq = self.request(connectOptions);
      connectReq.useChunkedEncodingByDefault = false;
      connectReq.once("response", onResponse);
      connectReq.once("upgrade", onUpgrade);
      connectReq.once("connect", onConnect);
      connectReq.once("error", onError);
      connectReq.end();
      function onResponse(res) {
        res.upgrade = true;
      }
      function onUpgrade(res, socket, head) {
        process.nextTick(function() {
          onConnect(res, socket, head);
        });
      }
      function onConnect(res, socket, head) {
        connectReq.removeAllListeners();
        socket.removeAllListeners();
        if (res.statusCode !== 200) {
          debug2(
            "tunneling socket could not be established, statusCode=%d",
            res.statusCode
          );
          socket.destroy();
          var error2 = new Error("tunneling socket could not be established, statusCode=" + res.statusCode);
          error2.code = "ECONNRESET";
          options.request.emit("error", error2);
          self.removeSocket(placeholder);
          return;
        }
        if (head.length > 0) {
          debug2("got illegal response body from proxy");
          socket.destroy();
          var error2 = new Error("got illegal response body from proxy");
          error2.code = "ECONNRESET";
          options.request.emit("error", error2);
          self.removeSocket(placeholder);
          return;
        }
        debug2("tunneling connection has established");
        self.sockets[self.sockets.indexOf(placeholder)] = socket;
        return cb(socket);
      }
      function onError(cause) {
        connectReq.removeAllListeners();
        debug2(
          "tunneling socket could not be established, cause=%s\n",
          cause.message,
          cause.stack
        );
        var error2 = new Error("tunneling socket could not be established, cause=" + cause.message);
        error2.code = "ECONNRESET";
        options.request.emit("error", error2);
        self.removeSocket(placeholder);
      }
    };
    TunnelingAgent.prototype.removeSocket = function removeSocket(socket) {
      var pos = this.sockets.indexOf(socket);
      if (pos === -1) {
        return;
      }
      this.sockets.splice(pos, 1);
      var pending = this.requests.shift();
      if (pending) {
        this.createSocket(pending, function(socket2) {
          pending.request.onSocket(socket2);
        });
      }
    };
    function createSecureSocket(options, cb) {
      var self = this;
      TunnelingAgent.prototype.createSocket.call(self, options, function(socket) {
        var hostHeader = options.request.getHeader("host");
        var tlsOptions = mergeOptions({}, self.options, {
          socket,
          servername: hostHeader ? hostHeader.replace(/:.*$/, "") : options.host
        });
        var secureSocket = tls.connect(0, tlsOptions);
        self.sockets[self.sockets.indexOf(socket)] = secureSocket;
        cb(secureSocket);
      });
    }
    function toOptions(host, port, localAddress) {
      if (typeof host === "string") {
        return {
          host,
          port,
          localAddress
        };
      }
      return host;
    }
    function mergeOptions(target) {
      for (var i = 1, len = arguments.length; i < len; ++i) {
        var overrides = arguments[i];
        if (typeof overrides === "object") {
          var keys = Object.keys(overrides);
          for (var j = 0, keyLen = keys.length; j < keyLen; ++j) {
            var k = keys[j];
            if (overrides[k] !== void 0) {
              target[k] = overrides[k];
            }
          }
        }
      }
      return target;
    }
    var debug2;
    if (process.env.NODE_DEBUG && /\btunnel\b/.test(process.env.NODE_DEBUG)) {
      debug2 = function() {
        var args = Array.prototype.slice.call(arguments);
        if (typeof args[0] === "string") {
          args[0] = "TUNNEL: " + args[0];
        } else {
          args.unshift("TUNNEL:");
        }
        console.error.apply(console, args);
      };
    } else {
      debug2 = function() {
      };
    }
    exports2.debug = debug2;
  }
});
// node_modules/tunnel/index.js
var require_tunnel2 = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "node_modules/tunnel/index.js"(exports2, module2) {
    module2.exports = require_tunnel();
  }
});
// builtin:crypto
var require_crypto = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "builtin:crypto"(exports2) {
    for (const name of ["X509Certificate", "createHash", "createHmac", "createPublicKey", "randomBytes", "randomUUID", "timingSafeEqual", "verify"]) {
      Object.defineProperty(exports2, name, {
        enumerable: true,
        configurable: true,
        get: () => process.getBuiltinModule("node:crypto")[name],
        set(value) {
          Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
        }
      });
    }
  }
});
// builtin:tls
var require_tls2 = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "builtin:tls"(exports2) {
    for (const name of ["connect", "createSecureContext", "getCACertificates", "rootCertificates"]) {
      Object.defineProperty(exports2, name, {
        enumerable: true,
        configurable: true,
        get: () => process.getBuiltinModule("node:tls")[name],
        set(value) {
          Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
        }
      });
    }
  }
});
// builtin:fs/promises
var require_promises = (0, import_chunk_CZ7CSFO4.__commonJS)({
  "builtin:fs/promises"(exports2) {
    for (const name of ["appendFile", "lstat", "mkdir", "mkdtemp", "open", "readdir", "readFile", "realpath", "rename", "rm", "rmdir", "symlink"]) {
      Object.defineProperty(exports2, name, {
        enumerable: true,
        configurable: true,
        get: () => process.getBuiltinModule("node:fs/promises")[name],
        set(value) {
          Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
        }
      });
    }
  }
});
// shared/errors/catalogue-admin.ts
var ADMIN_ERRORS = {
  ADMIN_UNAUTHENTICATED: {
    means: "The request has no token or session that the relay knows, or one that is over.",
    hint: "Send one of the tokens under `admin` in relay.yml as `Authorization: Bearer TOKEN`, or log in again.",
    exitCode: 3,
    httpStatus: 401
  },
  ADMIN_READ_ONLY: {
    means: "The token may look at everything and change nothing, and the request would change something.",
    hint: "Use one of `admin.tokens`; those of `admin.read-tokens` are for looking.",
    exitCode: 3,
    httpStatus: 403
  },
  ADMIN_FORGED: {
    means: "A form did not come from the relay's own page, or from a page that is older than the session.",
    hint: "Load the page again and send the form from there. Behind a reverse proxy, have it pass `Host` on unchanged.",
    exitCode: 3,
    httpStatus: 403
  },
  ADMIN_THROTTLED: {
    means: "Too many wrong tokens came from this address within a minute; until some time has passed, none is looked at.",
    hint: "Wait as long as Retry-After says. Where everybody comes through a proxy, set `listen.trust-proxy`.",
    exitCode: 3,
    httpStatus: 429
  },
  ADMIN_REQUEST_INVALID: {
    means: "The request's path, query or body is not what the API takes.",
    hint: "Compare it with the relay's own description at /api/openapi.json.",
    exitCode: 2,
    httpStatus: 400
  },
  ADMIN_REQUEST_TOO_LARGE: {
    means: "The request's body is larger than any the API takes.",
    hint: "Name fewer deliveries at once, or choose them by other conditions.",
    exitCode: 2,
    httpStatus: 413
  },
  ADMIN_UNREACHABLE: {
    means: "A relay's admin API could not be reached, or its answer did not come.",
    hint: "Check --url and the proxies of the environment. What was asked for may have been done all the same: look before you ask again.",
    exitCode: 4
  },
  ADMIN_ANSWER_INVALID: {
    means: "What answered at --url does not answer as a relay's admin API does.",
    hint: "Check --url: it is the relay's own address, without /api, and its relay.yml must have an `admin`.",
    exitCode: 4
  }
};
// shared/errors/catalogue-gitlab.ts
var GITLAB_ERRORS = {
  // GitLab: triggering a pipeline
  GITLAB_PARAMETER_MISSING: {
    means: "GitLab says that `token` or `ref` did not arrive.",
    hint: "Something between here and GitLab (a proxy, a gateway) drops request bodies, or `host` is not a GitLab server: check both.",
    exitCode: 2
  },
  GITLAB_REF_EMPTY: {
    means: "GitLab received an empty ref.",
    hint: "Set `ref` to the branch or tag the pipeline shall run on.",
    exitCode: 2
  },
  GITLAB_VARIABLES_INVALID: {
    means: "GitLab did not accept `variables` as a map.",
    hint: "Give `variables` as a map of names to strings.",
    exitCode: 2
  },
  GITLAB_VARIABLES_NOT_STRINGS: {
    means: "A pipeline variable has a value that is not a string.",
    hint: "Quote numbers and booleans in `variables`; use `inputs` for typed values.",
    exitCode: 2
  },
  GITLAB_PIPELINE_HOOK_REFUSED: {
    means: "GitLab refused the trigger because the request carried `X-Gitlab-Event: Pipeline Hook`.",
    hint: "GitLab blocks pipelines that trigger themselves through a pipeline webhook. Do not forward the webhook's headers, and subscribe to push or tag events instead.",
    exitCode: 3
  },
  GITLAB_TRIGGER_NOT_FOUND: {
    means: "GitLab answered 404 to a trigger call. It does so for a project that does not exist, for a token that is not a trigger token of this project, and for a job token that may not see the project, so as not to reveal which.",
    hint: "Tell the three causes apart, or let `sluice doctor` do it: (1) open the project's page: no such page for a member means that id or path is wrong; (2) compare the token with Settings > CI/CD > Pipeline trigger tokens of this very project: a personal, project or group access token never works here; (3) with a job token, check that the target lists the calling project under Settings > CI/CD > Job token permissions and that the job's user is a member of the target.",
    exitCode: 3
  },
  GITLAB_PROJECT_NOT_FOUND: {
    means: "The project does not exist, or the credential may not know that it does.",
    hint: "Check the project's id or full path (group/subgroup/name, without the host), and that the token's owner is a member.",
    exitCode: 3
  },
  GITLAB_TRIGGER_TOKEN_UNKNOWN: {
    means: "The project exists, but the token is not one of its pipeline trigger tokens.",
    hint: "Create one under Settings > CI/CD > Pipeline trigger tokens of the target project. A personal, project or group access token does not work as a trigger token, nor does one of another project.",
    exitCode: 3
  },
  GITLAB_JOB_TOKEN_NOT_ALLOWED: {
    means: "The job token is valid, but the target project does not let it in.",
    hint: "In the target project, add the calling project under Settings > CI/CD > Job token permissions, and make the user who started the job a member of the target.",
    exitCode: 3
  },
  GITLAB_JOB_NOT_RUNNING: {
    means: "The job whose token was used is no longer running, so its token no longer works.",
    hint: "Trigger and wait inside the job itself: a job token ends with its job.",
    exitCode: 3
  },
  GITLAB_JOB_ERASED: {
    means: "The job whose token was used has been erased.",
    hint: "Run the job again; its new run gets a new token.",
    exitCode: 3
  },
  GITLAB_JOB_PROJECT_DELETED: {
    means: "The project of the job whose token was used has been deleted.",
    hint: "Use a token of a project that exists.",
    exitCode: 3
  },
  GITLAB_JOB_TOKEN_EXPIRED: {
    means: "The job token has expired.",
    hint: "Run the job again; raise the job's timeout when it legitimately takes longer.",
    exitCode: 3
  },
  GITLAB_REF_NOT_FOUND: {
    means: "The target project has no such branch or tag.",
    hint: "Check `ref`: it takes the name of a branch or tag of the target project, never a commit. A mirror may need a moment until a new ref arrives.",
    exitCode: 2
  },
  GITLAB_REF_AMBIGUOUS: {
    means: "The target project has a branch and a tag of this name, and GitLab does not choose between them.",
    hint: "Write the full name in `ref`: refs/heads/NAME for the branch, refs/tags/NAME for the tag.",
    exitCode: 2
  },
  GITLAB_DEFAULT_BRANCH_UNKNOWN: {
    means: "The default branch was to be taken, and no token at hand may read which branch that is.",
    hint: "Give `access-token` with the scope read_api, or write the branch's name instead of `default`.",
    exitCode: 3
  },
  GITLAB_FILTERED_BY_WORKFLOW_RULES: {
    means: "The target's `workflow: rules` exclude this pipeline.",
    hint: 'Allow the source in the target\'s `workflow: rules`: a trigger token gives `$CI_PIPELINE_SOURCE == "trigger"`, a job token `"pipeline"`, an access or OAuth token `"api"`.',
    exitCode: 2
  },
  GITLAB_NO_JOBS: {
    means: "The target's configuration adds no job to this pipeline.",
    hint: 'Look at the `rules` of the target\'s jobs: a trigger token gives `$CI_PIPELINE_SOURCE == "trigger"`, a job token `"pipeline"`, an access or OAuth token `"api"`.',
    exitCode: 2
  },
  GITLAB_NO_CI_FILE: {
    means: "The ref has no CI configuration file.",
    hint: "Add .gitlab-ci.yml on that ref, or check the project's CI/CD configuration path.",
    exitCode: 2
  },
  GITLAB_VARIABLES_FORBIDDEN: {
    means: "The token's owner may not set pipeline variables in the target project.",
    hint: "Lower `Minimum role to use pipeline variables` in the target's CI/CD settings, give the owner that role, or pass typed `inputs` instead, which this setting does not restrict. GitLab counts its own TRIGGER_PAYLOAD in some versions, so this can happen with no variable at all.",
    exitCode: 3
  },
  GITLAB_PIPELINE_FORBIDDEN: {
    means: "The token's owner may not create pipelines in the target project.",
    hint: "Give the owner of the trigger token, or the user of the job, at least the Developer role in the target project.",
    exitCode: 3
  },
  GITLAB_REF_PROTECTED: {
    means: "The token's owner may not run pipelines on this protected branch or tag.",
    hint: "Let the owner merge or push to the protected ref, or use another ref.",
    exitCode: 3
  },
  GITLAB_PIPELINES_DISABLED: {
    means: "CI/CD is switched off in the target project.",
    hint: "Enable CI/CD under Settings > General > Visibility, project features, permissions.",
    exitCode: 2
  },
  GITLAB_CREATION_RATE_LIMIT: {
    means: "GitLab's limit on pipeline creations is reached.",
    hint: "Wait a minute, spread the triggers out, or have an administrator raise the pipeline creation limit.",
    exitCode: 4
  },
  GITLAB_VARIABLE_DUPLICATE: {
    means: "A pipeline variable was given twice; GitLab stored a failed pipeline.",
    hint: "Give each variable once. TRIGGER_PAYLOAD is always set by GitLab and cannot be given.",
    exitCode: 2
  },
  GITLAB_PIPELINE_INVALID: {
    means: "GitLab stored the pipeline as failed at once, mostly because its configuration is invalid.",
    hint: "Open the target's CI/CD > Editor on this ref and read its validation message.",
    exitCode: 2
  },
  GITLAB_INPUTS_REFUSED: {
    means: "GitLab refused the pipeline inputs.",
    hint: "Compare `inputs` with `spec: inputs` of the target's CI file: names, types and allowed options must match.",
    exitCode: 2
  },
  GITLAB_PIPELINE_REFUSED: {
    means: "GitLab refused to create the pipeline for a reason this version of Sluice does not know.",
    hint: "Read GitLab's own words in the message.",
    exitCode: 2
  },
  TRIGGER_LOST: {
    means: "The trigger was sent, its answer was lost, and no pipeline that carries its mark has turned up although a token that would see it looked for a while.",
    hint: "Most likely none was created. Look at the target's pipeline list once more, then run the step again.",
    exitCode: 4
  },
  TRIGGER_AMBIGUOUS: {
    means: "The trigger was sent, but what came back does not tell whether GitLab created the pipeline.",
    hint: "Look at the target's pipeline list for one started at this time before triggering again: a second call would start a second pipeline.",
    exitCode: 4
  },
  // GitLab: any request
  GITLAB_TOKEN_REJECTED: {
    means: "GitLab answered 401: the token is wrong, revoked, expired, or not taken on this route.",
    hint: "Check the token's value, its expiry, and that it is of the kind the message names.",
    exitCode: 3
  },
  GITLAB_FORBIDDEN: {
    means: "GitLab answered 403: the credential is known but may not do this.",
    hint: "Give the token's owner the role, or the token the scope, that the message names (read_api to read, api to change).",
    exitCode: 3
  },
  GITLAB_POLICY_REFUSED: {
    means: "The target's fine-grained job token permissions do not include what is needed.",
    hint: "In the target project, under Settings > CI/CD > Job token permissions, grant the calling project the permission named in the message.",
    exitCode: 3
  },
  GITLAB_NOT_FOUND: {
    means: "GitLab answered 404: the thing does not exist, or the credential may not know that it does.",
    hint: "Check the id or name in the message and that the token may read the project.",
    exitCode: 3
  },
  GITLAB_STORAGE_REFUSED: {
    means: "The storage or CDN that GitLab redirected a download to refused it.",
    hint: "Run the step again: GitLab signs a new address each time. When it persists, have the administrator check GitLab's object storage: its clock, its keys, and whether the file is still there.",
    exitCode: 4
  },
  GITLAB_RATE_LIMITED: {
    means: "GitLab answered 429: too many requests.",
    hint: "Wait as long as the message says, poll less often, or raise the limit on a self-managed GitLab.",
    exitCode: 4
  },
  GITLAB_READ_ONLY: {
    means: "GitLab takes no changes at present: it is in maintenance mode, or a Geo secondary. Nothing was created.",
    hint: "Wait until the maintenance is over; when it never is, check that `host` names the primary site.",
    exitCode: 4
  },
  GITLAB_REQUEST_REFUSED: {
    means: "GitLab refused the request with a status this version has no better explanation for.",
    hint: "Read GitLab's own words in the message.",
    exitCode: 4
  },
  GITLAB_SERVER_ERROR: {
    means: "GitLab, or a proxy before it, answered with a server error.",
    hint: "Look at the GitLab server's status page or logs, then run the step again.",
    exitCode: 4
  },
  GITLAB_UNREACHABLE: {
    means: "No connection to GitLab could be made, so nothing was sent.",
    hint: "Check `host`, DNS, firewall, and HTTPS_PROXY/NO_PROXY on this machine.",
    exitCode: 4
  },
  GITLAB_TLS_FAILED: {
    means: "The TLS handshake with GitLab failed, so nothing was sent.",
    hint: "For a private certificate authority set `ca-file` (or NODE_EXTRA_CA_CERTS) to its PEM file; check this machine's clock and the certificate's host name.",
    exitCode: 4
  },
  GITLAB_CONNECTION_LOST: {
    means: "The connection broke after the request was sent and before the answer was complete.",
    hint: "Run the step again; when it happens often, look for a proxy with a short timeout.",
    exitCode: 4
  },
  GITLAB_DEADLINE: {
    means: "GitLab did not answer in time.",
    hint: "Run the step again; when GitLab is slow in general, look at its load.",
    exitCode: 4
  },
  GITLAB_ANSWER_TOO_LARGE: {
    means: "GitLab's answer is larger than Sluice reads into memory.",
    hint: "Check that `host` names a GitLab server and not something else.",
    exitCode: 4
  },
  GITLAB_ANSWER_UNREADABLE: {
    means: "GitLab's answer is not what its API promises (no JSON, or a field is missing).",
    hint: "Check that `host` names the GitLab server itself: a login page or a proxy's page answers like this.",
    exitCode: 4
  },
  GITLAB_REDIRECT_REFUSED: {
    means: "GitLab answered with a redirect that Sluice does not follow (too many, not HTTP, or of a request that changes something).",
    hint: "Set `host` to the address the server really answers at, with https:// where it redirects to it.",
    exitCode: 4
  }
};
// shared/errors/catalogue-relay.ts
var RELAY_ERRORS = {
  // Relay: webhooks
  WEBHOOK_UNKNOWN_SOURCE: {
    means: "The request's path names no source of the configuration.",
    hint: "Set the webhook's URL to /hooks/ followed by the name of a source in relay.yml.",
    exitCode: 4,
    httpStatus: 404
  },
  WEBHOOK_UNAUTHENTICATED: {
    means: "The request's signature or token is missing, malformed or wrong.",
    hint: "Set the same secret at the forge's webhook and in the source's `secrets`; check the clocks when the signature has a timestamp.",
    exitCode: 3,
    httpStatus: 401
  },
  WEBHOOK_TOO_LARGE: {
    means: "The request's body is larger than the source accepts.",
    hint: "Raise the source's `max-body` if such events are wanted; forges send up to 25 MB.",
    exitCode: 4,
    httpStatus: 413
  },
  WEBHOOK_UNSUPPORTED_MEDIA: {
    means: "The request's content type or encoding is not one this source sends.",
    hint: "Set the webhook's content type to application/json; compressed bodies are not accepted.",
    exitCode: 4,
    httpStatus: 415
  },
  WEBHOOK_UNPARSEABLE: {
    means: "The request is authentic, but its body is not the JSON or form it claims to be.",
    hint: "Redeliver it from the forge; check any proxy or template that rewrites bodies.",
    exitCode: 4,
    httpStatus: 400
  },
  WEBHOOK_INCOMPLETE: {
    means: "The request's body ended before its announced length.",
    hint: "Redeliver it from the forge; check any proxy between forge and relay.",
    exitCode: 4,
    httpStatus: 400
  },
  RELAY_OVERLOADED: {
    means: "The bodies being received right now already fill the memory the relay allows them.",
    hint: "Redeliver it from the forge; lower `max-body`, or look for who sends so much at once.",
    exitCode: 4,
    httpStatus: 503
  },
  // Relay: store and deliveries
  STORE_UNAVAILABLE: {
    means: "The store cannot take the event now (disk full, locked, closed). Nothing of it was stored.",
    hint: "Free disk space or repair the store; forges that do not retry need a redelivery.",
    exitCode: 4,
    httpStatus: 503
  },
  STORE_INVALID: {
    means: "The store file cannot be opened: not SQLite, damaged, or written by a newer version.",
    hint: "Restore it from a backup, or move it away and start with an empty store.",
    exitCode: 2
  },
  STORE_IN_USE: {
    means: "Another relay process is using this store.",
    hint: "Stop the other relay, or give this one a store of its own.",
    exitCode: 2
  },
  DELIVERY_ATTEMPTS_EXHAUSTED: {
    means: "Every attempt of a delivery failed with a passing fault.",
    hint: "Read the last attempt's answer; redeliver once GitLab is well again.",
    exitCode: 4
  },
  DELIVERY_INTERRUPTED: {
    means: "The relay ended before the request of this attempt left, so nothing was sent.",
    hint: "Nothing: the delivery goes again by itself.",
    exitCode: 4
  },
  DELIVERY_PUT_OFF: {
    means: "Between the claim of a delivery and its call, its lane was closed: a limit was used up, or GitLab had just failed. Nothing was sent.",
    hint: "Nothing: the delivery goes once its lane is open again.",
    exitCode: 4
  },
  DELIVERY_HELD: {
    means: "A trigger was sent but its answer never reached the disk, so the pipeline may or may not exist.",
    hint: "Look in GitLab for a pipeline with the variable SLUICE_DELIVERY of this delivery. If there is none, `sluice relay release` sends it again; if there is one, nothing is left to do.",
    exitCode: 4
  },
  DELIVERY_REPEATED_CONTENT: {
    means: "An event with the same content had come shortly before under another id, which its signature does not cover.",
    hint: "If it was sent again on purpose, `sluice relay release` sends the delivery; otherwise leave it or cancel it.",
    exitCode: 4
  },
  DELIVERY_SUPERSEDED: {
    means: "A newer push of the same ref took the delivery's place while it waited, as its route's `debounce` asks for.",
    hint: "Nothing: the newer push starts the pipeline. Take `debounce` out of the route to have one for every push.",
    exitCode: 4
  },
  DELIVERY_UNREADABLE: {
    means: "What the store holds of the event is damaged, so the delivery cannot be made.",
    hint: "Check the disk, and have the forge send the event again.",
    exitCode: 4
  },
  DELIVERY_RENDER_FAILED: {
    means: "A template of the route could not be rendered for this change.",
    hint: "Correct the template in the route; `sluice relay check` finds most mistakes before they matter.",
    exitCode: 2,
    httpStatus: 409
  },
  DELIVERY_ROUTE_GONE: {
    means: "A stored delivery belongs to a route the configuration no longer has. Nothing was sent for it.",
    hint: "Put a route of that name back and release the delivery, or leave it: it starts nothing by itself.",
    exitCode: 2,
    httpStatus: 409
  },
  DELIVERY_NOT_RELEASABLE: {
    means: "Only held and dead deliveries can be released, and this one is neither.",
    hint: "Look it up with `sluice relay deliveries`: what is pending or dispatching goes by itself, what is delivered has its pipeline, and what is canceled starts anew by `sluice relay redeliver`.",
    exitCode: 2,
    httpStatus: 409
  },
  DELIVERY_NOT_CANCELABLE: {
    means: "Only pending and held deliveries can be canceled, and this one is neither.",
    hint: "Look it up with `sluice relay show`: what is under way may be held in a moment, what is over needs no canceling.",
    exitCode: 2,
    httpStatus: 409
  },
  DELIVERY_CANCELED: {
    means: "A person canceled the delivery before it was made.",
    hint: "Nothing, or `sluice relay redeliver` if it is wanted after all.",
    exitCode: 2
  },
  DELIVERY_IN_FLIGHT: {
    means: "The delivery waits for its turn or is under way, so it cannot be redelivered yet.",
    hint: "Wait until it is over: it goes by itself. `sluice relay show` tells where it stands.",
    exitCode: 2,
    httpStatus: 409
  },
  EVENT_NOT_MATCHABLE: {
    means: "A stored event cannot be matched against the routes again: it is no push, or its source is gone or of another kind.",
    hint: "Look at it with `sluice relay show`; a single delivery of it can be redelivered by its own id.",
    exitCode: 2,
    httpStatus: 409
  },
  NOT_IN_STORE: {
    means: "The store has no delivery or event of this id: it never had, or its time of retention is over.",
    hint: "Copy the id from `sluice relay deliveries`, and name the configuration of the relay that has it with --config.",
    exitCode: 2,
    httpStatus: 404
  },
  // Relay: forges that are asked
  FORGE_REFUSED: {
    means: "The forge's API refuses what it was asked: the token may not, or there is no such repository.",
    hint: "Give the token under the source's `api` what docs/relay-operating.md names for catching up.",
    exitCode: 3
  },
  FORGE_UNAVAILABLE: {
    means: "The forge's API cannot be reached, fails, answers what it should not, or asks to be left alone for longer than a minute.",
    hint: "Try again later; `catch-up: { every: 1h }` at the source lets the relay do so by itself.",
    exitCode: 4
  },
  CATCH_UP_IMPOSSIBLE: {
    means: "The source cannot be asked what was missed: it has no API, or its webhook there cannot be told from others.",
    hint: "Give the source an `api` with a token, and `catch-up: { hook-url }` where several webhooks lead to it.",
    exitCode: 2
  },
  FEEDBACK_REFUSED: {
    means: "The forge will not take the status of a commit: the token may not, or it has no such repository or commit.",
    hint: "Give the token under the source's `api` what docs/relay-feedback.md names; later statuses are sent again by themselves.",
    exitCode: 4
  },
  FEEDBACK_FAILED: {
    means: "The forge took the status of a commit at no time of a day, so it is not sent any more.",
    hint: "Look why the forge cannot be reached from the relay; later statuses are sent again by themselves.",
    exitCode: 4
  },
  LISTEN_FAILED: {
    means: "The relay cannot listen on its address.",
    hint: "Choose a free port in `listen`, or stop what holds it.",
    exitCode: 2
  }
};
// shared/errors/catalogue-step.ts
var STEP_ERRORS = {
  // Inputs and configuration
  INPUT_INVALID: {
    means: "One or more inputs are missing, malformed or contradict each other.",
    hint: "Correct each input named in the message; docs/reference/inputs.md lists what every input takes.",
    exitCode: 2
  },
  USAGE: {
    means: "The command line has an unknown command or option, or an argument is missing.",
    hint: "Run the command with --help to see its options and examples.",
    exitCode: 2
  },
  NOTHING_TO_PLAY: {
    means: "None of the pipeline's jobs that wait to be started is meant by what `sluice play` was given.",
    hint: "Name a manual or delayed job of the pipeline, as GitLab shows it; globs are allowed.",
    exitCode: 2
  },
  FILE_UNREADABLE: {
    means: "A file named on the command line or in the configuration cannot be read.",
    hint: "Check the path and that this user may read the file.",
    exitCode: 2
  },
  CA_FILE_INVALID: {
    means: "The file given as `ca-file` holds no certificate, or one that cannot be read.",
    hint: "Give a PEM file: one or more blocks that begin with -----BEGIN CERTIFICATE-----.",
    exitCode: 2
  },
  CONFIG_INVALID: {
    means: "The relay's configuration file has problems; all of them are listed with their lines.",
    hint: "Correct the lines listed; docs/reference/relay-config.md shows every key.",
    exitCode: 2
  },
  CONFIG_SECRET_MISSING: {
    means: "A secret named in the configuration is not set, is empty, or its file cannot be read.",
    hint: "Set the environment variable or create the file the message names, then start again.",
    exitCode: 2
  },
  // Waiting
  WATCH_FORBIDDEN: {
    means: "None of the credentials at hand may read the pipeline's status.",
    hint: "Add `access-token` (read_api) or correct the one refused, or let the job token read: on GitLab 18 and newer, grant the calling project read_jobs or read_pipelines under Job token permissions of the target. Or set `wait: false`.",
    exitCode: 3
  },
  WATCH_OUTAGE: {
    means: "GitLab could not be reached for longer than the wait tolerates; the pipeline may still be running.",
    hint: "Open the pipeline's URL to see how it stands.",
    exitCode: 4
  },
  WATCH_JOBS_MISSING: {
    means: "The pipeline has ended, and a name of `wait-for-jobs` matches no job of it.",
    hint: "Compare `wait-for-jobs` with the job names on the pipeline's page; rules may have left the job out of this pipeline.",
    exitCode: 2
  },
  // Cancelling
  CANCEL_NOT_POSSIBLE: {
    means: "A pipeline was to be cancelled, and none of the credentials given may do that.",
    hint: "Give an access token with the scope api, whose owner may cancel pipelines of the project (Developer or more). GitLab takes neither trigger nor job tokens for it.",
    exitCode: 3
  },
  CANCEL_UNVERIFIED: {
    means: "GitLab was asked to cancel pipelines, and looks have not shown that all of them have stopped.",
    hint: "Open the URLs in the message and cancel there what still runs, or run the command again.",
    exitCode: 4
  },
  // Artifacts
  ARTIFACTS_MISSING: {
    means: "No job of the pipeline has an artifact that was asked for.",
    hint: "Compare `artifacts` with the job names and their `artifacts: paths`; expired artifacts and report-only jobs have no archive.",
    exitCode: 7
  },
  ARTIFACTS_GONE: {
    means: "A job is listed with an archive, and GitLab answers 404 to its download.",
    hint: "The archive has expired or was deleted since the job ended: raise `artifacts: expire_in` in that job, or run it again.",
    exitCode: 7
  },
  ARTIFACTS_TRUNCATED: {
    means: "The archive ended early, or has another length than announced.",
    hint: "Run the step again; when it persists, look for a proxy that cuts large answers.",
    exitCode: 7
  },
  ARTIFACTS_DOWNLOAD_FAILED: {
    means: "The archive could not be downloaded.",
    hint: "Read the cause in the message; run the step again when it is a passing fault.",
    exitCode: 7
  },
  ARTIFACTS_NOT_A_ZIP: {
    means: "What came instead of the archive is not a zip file.",
    hint: "Check that `host` names the GitLab server itself: a login page or a proxy's page answers like this.",
    exitCode: 7
  },
  ARTIFACTS_CORRUPT: {
    means: "An entry's size or CRC differs from what the archive says.",
    hint: "Run the step again; when it persists, the archive is damaged on the server: run the job again.",
    exitCode: 7
  },
  ARTIFACTS_ENCRYPTED: {
    means: "The archive has encrypted entries, which GitLab runners never write.",
    hint: "Find out what wrote this archive; nothing of it was extracted.",
    exitCode: 7
  },
  ARTIFACTS_UNSUPPORTED: {
    means: "An entry uses a compression method Sluice does not know.",
    hint: "Have the job pack that file itself, or download the archive by hand; nothing of it was extracted.",
    exitCode: 7
  },
  ARTIFACTS_UNSAFE_PATH: {
    means: "An entry's name leads out of the target folder (.., absolute, drive letter, NUL, reserved name).",
    hint: "Treat the archive as hostile: find out what wrote it. Nothing of it was extracted.",
    exitCode: 7
  },
  ARTIFACTS_UNSAFE_LINK: {
    means: "An entry is a symbolic link that leads out of the target folder, or a later entry would be written through a link.",
    hint: "Have the job publish the file itself in place of the link. Nothing of the archive was extracted.",
    exitCode: 7
  },
  ARTIFACTS_UNSAFE_TYPE: {
    means: "An entry is neither a file, a folder nor a symbolic link (a device, a pipe, a socket).",
    hint: "Treat the archive as hostile: find out what wrote it. Nothing of it was extracted.",
    exitCode: 7
  },
  ARTIFACTS_NAME_COLLISION: {
    means: "Two files would land on the same path, or on paths that differ only in case or Unicode form.",
    hint: "Rename one of the files in the job; where they are of two jobs, choose fewer files or another `artifacts-layout`. Nothing was extracted.",
    exitCode: 7
  },
  ARTIFACTS_TOO_MANY_ENTRIES: {
    means: "The archive has more entries than Sluice accepts.",
    hint: "Publish fewer files, or pack them into one. Nothing of the archive was extracted.",
    exitCode: 7
  },
  ARTIFACTS_TOO_LARGE: {
    means: "The archive, or what it unpacks to, is larger than Sluice accepts.",
    hint: "Publish less, or select fewer files. Nothing of the archive was extracted.",
    exitCode: 7
  },
  ARTIFACTS_BOMB: {
    means: "The archive unpacks to an implausible multiple of its size, or its entries overlap: a zip bomb.",
    hint: "Treat the archive as hostile: find out what wrote it. Nothing of it was extracted.",
    exitCode: 7
  },
  ARTIFACTS_TARGET_OCCUPIED: {
    means: "The folder for the artifacts exists and has other content than an earlier run of Sluice.",
    hint: "Empty the folder, or name another one in `artifacts-path`.",
    exitCode: 7
  },
  ARTIFACTS_WRITE_FAILED: {
    means: "A file or folder could not be written, moved or read (disk full, no permission, name too long).",
    hint: "Free disk space, or point `artifacts-path` at a folder this user may write to.",
    exitCode: 7
  },
  DOTENV_MISSING: {
    means: "Outputs were asked for from a job's dotenv file, and there is none that can be had.",
    hint: 'Let the job publish the file under `artifacts: paths` as well as under `artifacts: reports: dotenv`, and name it: `dotenv-from: "build: build.env"`.',
    exitCode: 7
  },
  DOTENV_INVALID: {
    means: "A file that outputs were asked for from is not what GitLab takes for a dotenv report.",
    hint: "Each line must be NAME=value, the name of letters, digits and _; no empty lines, comments or values of several lines.",
    exitCode: 7
  },
  // The comment on the pull or merge request
  COMMENT_REFUSED: {
    means: "The forge does not let the token write on the pull or merge request. The run itself goes on.",
    hint: "Give the token the permission the message names, or leave `comment` out.",
    exitCode: 3
  },
  COMMENT_FAILED: {
    means: "The forge answered something unexpected to a comment. The run itself goes on.",
    hint: "Look at the forge's status; the next run of the step writes the comment again.",
    exitCode: 4
  },
  // Everything else
  UNSUPPORTED_NODE: {
    means: "This Node.js is too old for the command.",
    hint: "Install Node.js 20.16 or newer; the relay needs 22.13 or newer.",
    exitCode: 2
  },
  RELAY_MISSING: {
    means: "This copy of the command line comes without the relay.",
    hint: "Run it from a clone of the project, or copy dist/relay.js into the folder of cli.js.",
    exitCode: 2
  },
  INTERNAL: {
    means: "Sluice met a state it should never be in: a defect of ours.",
    hint: "Run again with --verbose and report the output, please.",
    exitCode: 4
  }
};
// shared/errors/catalogue.ts
var ENTRIES = { ...STEP_ERRORS, ...GITLAB_ERRORS, ...RELAY_ERRORS, ...ADMIN_ERRORS };
var CATALOGUE = ENTRIES;
// shared/errors/coded-error.ts
var CodedError = class extends Error {
  name = "CodedError";
  code;
  hint;
  status;
  retryAfterMs;
  constructor(code, message, details = {}) {
    super(message, details.cause === void 0 ? void 0 : { cause: details.cause });
    this.code = code;
    this.hint = details.hint ?? CATALOGUE[code].hint;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
  }
  /** The exit code of a command that ends with this error. *@/
  get exitCode() {
    return CATALOGUE[this.code].exitCode;
  }
};
function isCoded(error2, ...codes) {
  return error2 instanceof CodedError && (codes.length === 0 || codes.includes(error2.code));
}
// shared/retry/policy.ts
var READ_RETRY = { maxAttempts: 4, baseMs: 1e3, maxMs: 8e3, maxRetryAfterMs: 12e4 };
function nextDelayMs(policy, attempt, random, retryAfterMs) {
  if (attempt >= policy.maxAttempts) return "stop";
  const step = Math.min(policy.maxMs, policy.baseMs * 2 ** (attempt - 1));
  const jittered = Math.round(step / 2 + step / 2 * random);
  if (retryAfterMs === void 0) return jittered;
  return retryAfterMs > policy.maxRetryAfterMs ? "stop" : retryAfterMs + Math.round(step / 2 * random);
}
// shared/retry/retry.ts
async function retry(deps, rules, work, signal) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(attempt);
    } catch (error2) {
      signal?.throwIfAborted();
      if (!rules.retryable(error2)) throw error2;
      const retryAfterMs = isCoded(error2) ? error2.retryAfterMs : void 0;
      const pauseMs = nextDelayMs(rules.policy, attempt, deps.random(), retryAfterMs);
      if (pauseMs === "stop") throw error2;
      rules.onPause?.(error2, attempt, pauseMs);
      await deps.clock.sleep(pauseMs, signal);
    }
  }
}
// shared/text/redact.ts
var HIDDEN = "***";
var TOKEN_SHAPES = /\b(?:gl(?:pat|ptt|cbt|rtr?|dt|oas|soat|agent|ft|ffct|imt)-|gh[pousr]_|github_pat_)[\w.-]{8,}/g;
var QUERY_TOKEN = /([?&](?:token|private_token|job_token|access_token|secret)=)[^&#\s"']+/gi;
var URL_PASSWORD = /(\b[a-z][a-z\d+.-]*:\/\/[^/\s:@"]*:)[^/\s@"]+@/gi;
var SHORTEST_LITERAL = 4;
function redactor(secrets) {
  const spellings = /* @__PURE__ *@/ new Set();
  for (const secret of secrets) {
    const value = secret.reveal();
    if (value.length < SHORTEST_LITERAL) continue;
    for (const spelling of [value, encodeURIComponent(value.toWellFormed()), JSON.stringify(value).slice(1, -1)])
      spellings.add(spelling);
  }
  const longestFirst = [...spellings].sort((a, b) => b.length - a.length);
  return (text2) => {
    let out = text2;
    for (const spelling of longestFirst) out = out.replaceAll(spelling, HIDDEN);
    return out.replaceAll(TOKEN_SHAPES, HIDDEN).replaceAll(QUERY_TOKEN, `$1${HIDDEN}`).replaceAll(URL_PASSWORD, `$1${HIDDEN}@`);
  };
}
// shared/gitlab/answer-words.ts
var MOST_LINES = 20;
var MOST_CHARS = 500;
function wordsOf(body, redact) {
  const text2 = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 1e5)).toString("utf8").trim();
  if (text2 === "") return { lines: [], text: "", form: "empty" };
  const json = parseJson(text2);
  if (json !== void 0) return told(sentences(json, ""), "json", redact);
  if (/^<[!?a-z]/i.test(text2)) {
    const title = /<title[^>]*>([^<]{1,200})</i.exec(text2)?.[1];
    return told([title === void 0 ? "an HTML or XML page" : `a page titled "${title.trim()}"`], "html", redact);
  }
  return told([text2], "text", redact);
}
function told(lines, form, redact) {
  const clean = lines.slice(0, MOST_LINES).map((line) => (0, import_chunk_VVLYTNWA.printable)(redact(line).replaceAll(/\s+/g, " ").trim(), MOST_CHARS));
  const all = clean.join("; ");
  return { lines: clean, text: all.length <= MOST_CHARS ? all : `${all.slice(0, MOST_CHARS - 1)}\u2026`, form };
}
function parseJson(text2) {
  if (!text2.startsWith("{") && !text2.startsWith("[")) return void 0;
  try {
    const value = JSON.parse(text2);
    return typeof value === "object" && value !== null ? value : void 0;
  } catch {
    return void 0;
  }
}
function sentences(value, field, depth = 0) {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return [field === "" ? String(value) : `${field}: ${value}`];
  if (typeof value !== "object" || value === null || depth > 4) return [];
  if (Array.isArray(value))
    return value.slice(0, MOST_LINES).flatMap((one) => sentences(one, field, depth + 1));
  const entries = Object.entries(value).slice(0, MOST_LINES);
  const known = entries.filter(([name]) => depth === 0 && WRAPPERS.has(name));
  return (known.length > 0 ? known : entries).flatMap(
    ([name, inner]) => sentences(inner, WRAPPERS.has(name) ? field : name, depth + 1)
  );
}
var WRAPPERS = /* @__PURE__ *@/ new Set(["message", "error", "error_description", "base"]);
// shared/retry/retry-after.ts
function parseRetryAfterMs(header, now) {
  const text2 = header?.trim() ?? "";
  if (/^\d{1,9}(\.\d+)?$/.test(text2)) return Math.ceil(Number(text2) * 1e3);
  if (!/^[A-Za-z]{3,9},? /.test(text2)) return void 0;
  const at = Date.parse(text2);
  return Number.isNaN(at) ? void 0 : Math.max(0, at - now.getTime());
}
// shared/gitlab/asked-pause.ts
function askedPauseMs(status2, headers, now) {
  if (status2 !== 429 && status2 < 500) return void 0;
  const asked = parseRetryAfterMs(headers["retry-after"], now);
  if (asked !== void 0 || status2 !== 429) return asked;
  const reset = headers["ratelimit-reset"];
  if (typeof reset !== "string" || !/^\d{9,11}$/.test(reset)) return void 0;
  return Math.max(0, Number(reset) * 1e3 - now.getTime());
}
// shared/gitlab/auth.ts
function isUserCredential(credential) {
  return credential.kind === "access-token" || credential.kind === "oauth-token";
}
var ANONYMOUS = { kind: "anonymous" };
function credentialHeaders(credential) {
  if (credential.kind === "anonymous") return {};
  const value = credential.token.reveal();
  if (!/^[\x21-\x7e]+$/.test(value))
    throw new CodedError(
      "INPUT_INVALID",
      `The ${tokenName(credential.kind)} is empty or holds a space, a line break or another character that no token has.`
    );
  switch (credential.kind) {
    case "job-token":
      return { "JOB-TOKEN": value };
    case "oauth-token":
      return { authorization: `Bearer ${value}` };
    case "access-token":
      return { "PRIVATE-TOKEN": value };
  }
}
function secretsOf(credential) {
  return credential.kind === "anonymous" ? [] : [credential.token];
}
function credentialName(credential) {
  return credential.kind === "anonymous" ? "without a token" : `with the ${tokenName(credential.kind)}`;
}
function tokenName(kind) {
  return kind === "oauth-token" ? "OAuth token" : kind.replace("-", " ");
}
// shared/gitlab/base-url.ts
function normalizeBaseUrl(text2) {
  const url = parse(text2.trim());
  if (url.username !== "" || url.password !== "")
    throw invalid("The address of the GitLab server holds a user name or password; give tokens by their own inputs.");
  if (url.protocol !== "https:" && url.protocol !== "http:")
    throw invalid(
      `The address of the GitLab server starts with ${quoted(url.protocol)}; it takes https:// or http://.`
    );
  if (url.search !== "" || url.hash !== "")
    throw invalid(`The address of the GitLab server, ${quoted(text2)}, has a query or a fragment, which no server has.`);
  const path = trimSlashes(trimSlashes(url.pathname).replace(/\/api\/v4$/, ""));
  return `${url.protocol}//${url.host}${path}`;
}
function parseAddress(text2) {
  if (text2 === "") return void 0;
  const whole = hasScheme(text2) ? text2 : `${LOOPBACK.test(text2) ? "http" : "https"}://${text2}`;
  return URL.parse(whole) ?? void 0;
}
function hasScheme(text2) {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(text2);
}
function parse(text2) {
  const url = parseAddress(text2);
  if (url === void 0)
    throw invalid(
      text2.includes("@") ? "The address of the GitLab server is no URL." : `The address of the GitLab server, ${quoted(text2)}, is no URL; it looks like https://gitlab.example.com.`
    );
  return url;
}
var LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?(\/|$)/i;
function trimSlashes(path) {
  return path.replace(/\/+$/, "");
}
function quoted(text2) {
  return `"${(0, import_chunk_VVLYTNWA.printable)(text2, 200)}"`;
}
function invalid(message) {
  return new CodedError("INPUT_INVALID", message, {
    hint: "Give the server's address as you open it in a browser, such as https://gitlab.example.com."
  });
}
// builtin:stream
var builtin = process.getBuiltinModule("node:stream");
var pick = (name) => builtin[name];
var $Readable = /* @__PURE__ *@/ pick("Readable");
// shared/gitlab/spent-reads.ts
var SpentReads = class {
  #piece;
  #areCopied;
  /** Follows the connection until the message has ended. *@/
  constructor(message) {
    const { socket } = message;
    const begin = () => {
      this.#piece = void 0;
    };
    const parsed = (read) => this.#parsed(read);
    const leave = () => {
      socket.off("data", begin);
      socket.off("data", parsed);
    };
    socket.prependListener("data", begin);
    socket.on("data", parsed);
    message.once("end", leave);
    message.once("close", leave);
  }
  /** Takes note of a piece of body when it comes. *@/
  saw(piece) {
    this.#piece = piece;
  }
  #parsed({ buffer, byteLength }) {
    if (this.#piece !== void 0) this.#areCopied = this.#piece.buffer !== buffer;
    const isWhole = byteLength > 0 && byteLength === buffer.byteLength;
    if (this.#areCopied === true && isWhole && buffer instanceof ArrayBuffer) buffer.transfer?.(0);
  }
};
// shared/gitlab/body.ts
var BodyTooLarge = class extends Error {
  name = "BodyTooLarge";
};
function readBody(message, maxBytes) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    let sizeBytes = 0;
    message.on("data", (chunk) => {
      sizeBytes += chunk.length;
      if (sizeBytes <= maxBytes) return void chunks.push(chunk);
      reject(new BodyTooLarge());
      message.destroy();
    });
    message.once("error", reject);
    message.once("close", () => reject(new Error("the connection closed before the answer's end")));
    message.once("end", () => {
      if (message.complete)
        resolve(chunks.length === 1 && chunks[0] !== void 0 ? chunks[0] : Buffer.concat(chunks, sizeBytes));
      else reject(new Error("the answer ended early"));
    });
  });
}
async function readStart(body, maxBytes) {
  const chunks = [];
  let sizeBytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    sizeBytes += chunk.length;
    if (sizeBytes >= maxBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, maxBytes);
}
var BodyStream = class extends $Readable {
  #message;
  #rules;
  #stall;
  constructor(message, rules) {
    super({ objectMode: true, highWaterMark: 4 });
    this.#message = message;
    this.#rules = rules;
    this.on("error", () => {
    });
    message.pause();
    const reads = new SpentReads(message);
    message.on("data", (chunk) => {
      reads.saw(chunk);
      if (this.push(chunk)) this.#stall?.refresh();
      else this.#rest();
    });
    message.once("end", () => {
      this.#rest();
      if (message.complete) this.push(null);
      else this.destroy(rules.failure(new Error("the answer ended early")));
    });
    message.once("error", (cause) => this.destroy(rules.failure(cause)));
    message.once("close", () => {
      if (!message.readableEnded)
        this.destroy(rules.failure(new Error("the connection closed before the answer's end")));
    });
  }
  _read() {
    this.#stall ??= setTimeout(() => this.destroy(this.#rules.failure(void 0)), this.#rules.stallMs);
    this.#message.resume();
  }
  _destroy(error2, done) {
    this.#rest();
    if (!this.#message.readableEnded) this.#message.destroy();
    done(error2);
  }
  #rest() {
    clearTimeout(this.#stall);
    this.#stall = void 0;
    this.#message.pause();
  }
};
// shared/gitlab/redirect.ts
var MAX_REDIRECTS = 5;
function judgeRedirect(redirect) {
  const { from, location, followed, reach } = redirect;
  if (location === void 0 || !URL.canParse(location, from.href))
    return { kind: "refuse", why: "without a usable Location" };
  const url = new URL(location, from);
  const sameOrigin = url.origin === from.origin;
  if (url.protocol !== "http:" && url.protocol !== "https:")
    return { kind: "refuse", why: `to a ${url.protocol} address` };
  if (url.username !== "" || url.password !== "") return { kind: "refuse", why: "to an address that holds a password" };
  if (redirect.method !== "GET")
    return sameOrigin ? {
      kind: "refuse",
      why: `of a ${redirect.method}`,
      hint: "Name the project by its present path or its id: it may have moved."
    } : { kind: "refuse", why: `of a ${redirect.method} to ${url.origin}`, hint: otherServer(url) };
  if (from.protocol === "https:" && url.protocol === "http:")
    return {
      kind: "refuse",
      why: `from https to plain http at ${url.host}`,
      ...reach === "any-origin" && url.host !== from.host ? { hint: HTTP_STORAGE } : {}
    };
  if (!sameOrigin && reach === "same-origin")
    return { kind: "refuse", why: `to another server, ${url.origin}`, hint: otherServer(url) };
  if (followed >= MAX_REDIRECTS) return { kind: "refuse", why: `after ${followed} others` };
  url.hash = "";
  return { kind: "follow", url, keepCredential: redirect.keepCredential && sameOrigin };
}
var HTTP_STORAGE = "Have the administrator give GitLab's object storage an https address, or let GitLab hand downloads on itself (`proxy_download`).";
function otherServer(url) {
  return `If GitLab really answers at ${url.origin}, set \`host\` to that address.`;
}
// shared/gitlab/follow.ts
var REDIRECTS = /* @__PURE__ *@/ new Set([301, 302, 303, 307, 308]);
async function follow(journey) {
  const { first, credential, reach, exchange, discard } = journey;
  let url = first.url;
  let keepCredential = true;
  for (let followed = 0; ; followed++) {
    const headers = keepCredential ? { ...first.headers, ...credential } : first.headers;
    const answer = await exchange({ ...first, url, headers });
    if (!REDIRECTS.has(answer.status)) return { answer, url };
    discard(answer.body);
    const verdict = judgeRedirect({
      from: url,
      location: answer.headers.location,
      method: first.method,
      followed,
      keepCredential,
      reach
    });
    if (verdict.kind === "refuse")
      throw new CodedError(
        "GITLAB_REDIRECT_REFUSED",
        `${url.origin} answered ${answer.status} to ${first.what}: a redirect ${verdict.why}, which is not followed.`,
        { status: answer.status, ...verdict.hint === void 0 ? {} : { hint: verdict.hint } }
      );
    ({ url, keepCredential } = verdict);
  }
}
// shared/gitlab/refusal.ts
function refusalOf(refusal) {
  const isStorage = refusal.elsewhere !== void 0 && refusal.status < 500 && refusal.status !== 429;
  return codedRefusal(isStorage ? "GITLAB_STORAGE_REFUSED" : codeOf(refusal), refusal);
}
function codedRefusal(code, refusal, hint) {
  const { status: status2, elsewhere, words, what, retryAfterMs } = refusal;
  const who = elsewhere === void 0 ? "GitLab" : `${elsewhere}, where GitLab redirects to,`;
  const said = words.text === "" ? "" : `: ${words.text}`;
  const details = {
    status: status2,
    ...retryAfterMs === void 0 ? {} : { retryAfterMs },
    ...hint === void 0 ? {} : { hint }
  };
  const pause = retryAfterMs === void 0 ? "" : ` It asks to wait ${Math.ceil(retryAfterMs / 1e3)} s.`;
  return new CodedError(code, `${who} answered ${status2} to ${what}${said.replace(/\.$/, "")}.${pause}`, details);
}
function jobTokenCode(words) {
  if (/job is not running|job has to be running/i.test(words.text)) return "GITLAB_JOB_NOT_RUNNING";
  if (/job has been erased/i.test(words.text)) return "GITLAB_JOB_ERASED";
  if (/project has been deleted/i.test(words.text)) return "GITLAB_JOB_PROJECT_DELETED";
  if (/job token has expired/i.test(words.text)) return "GITLAB_JOB_TOKEN_EXPIRED";
  return void 0;
}
function codeOf({ status: status2, words }) {
  if (status2 === 503 && isCutBehindProxy(words)) return "GITLAB_CONNECTION_LOST";
  if (status2 >= 500) return "GITLAB_SERVER_ERROR";
  if (status2 >= 300 && status2 < 400) return "GITLAB_REDIRECT_REFUSED";
  switch (status2) {
    case 401:
      return jobTokenCode(words) ?? "GITLAB_TOKEN_REJECTED";
    case 403:
      if (isReadOnly(words)) return "GITLAB_READ_ONLY";
      return isPolicyRefusal(words) ? "GITLAB_POLICY_REFUSED" : "GITLAB_FORBIDDEN";
    case 404:
      return "GITLAB_NOT_FOUND";
    case 429:
      return "GITLAB_RATE_LIMITED";
    default:
      return "GITLAB_REQUEST_REFUSED";
  }
}
function isCutBehindProxy({ text: text2 }) {
  return /disconnect\/reset before headers/i.test(text2) && !/connection (failure|timeout)|overflow/i.test(text2);
}
function isReadOnly({ text: text2 }) {
  return /\bread-only (instance|organization)\b/i.test(text2);
}
function isPolicyRefusal(words) {
  return /token permissions? (is|are) required/i.test(words.text);
}
// shared/gitlab/transport.ts
var import_node_http = (0, import_chunk_CZ7CSFO4.__toESM)(require_http(), 1);
var import_node_https = (0, import_chunk_CZ7CSFO4.__toESM)(require_https(), 1);
// node_modules/@actions/http-client/lib/index.js
var http = (0, import_chunk_CZ7CSFO4.__toESM)(require_http(), 1);
var https = (0, import_chunk_CZ7CSFO4.__toESM)(require_https(), 1);
// node_modules/@actions/http-client/lib/proxy.js
function getProxyUrl(reqUrl) {
  const usingSsl = reqUrl.protocol === "https:";
  if (checkBypass(reqUrl)) {
    return void 0;
  }
  const proxyVar = (() => {
    if (usingSsl) {
      return process.env["https_proxy"] || process.env["HTTPS_PROXY"];
    } else {
      return process.env["http_proxy"] || process.env["HTTP_PROXY"];
    }
  })();
  if (proxyVar) {
    try {
      return new DecodedURL(proxyVar);
    } catch (_a2) {
      if (!proxyVar.startsWith("http://") && !proxyVar.startsWith("https://"))
        return new DecodedURL(`http://${proxyVar}`);
    }
  } else {
    return void 0;
  }
}
function checkBypass(reqUrl) {
  if (!reqUrl.hostname) {
    return false;
  }
  const reqHost = reqUrl.hostname;
  if (isLoopbackAddress(reqHost)) {
    return true;
  }
  const noProxy = process.env["no_proxy"] || process.env["NO_PROXY"] || "";
  if (!noProxy) {
    return false;
  }
  let reqPort;
  if (reqUrl.port) {
    reqPort = Number(reqUrl.port);
  } else if (reqUrl.protocol === "http:") {
    reqPort = 80;
  } else if (reqUrl.protocol === "https:") {
    reqPort = 443;
  }
  const upperReqHosts = [reqUrl.hostname.toUpperCase()];
  if (typeof reqPort === "number") {
    upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
  }
  for (const upperNoProxyItem of noProxy.split(",").map((x) => x.trim().toUpperCase()).filter((x) => x)) {
    if (upperNoProxyItem === "*" || upperReqHosts.some((x) => x === upperNoProxyItem || x.endsWith(`.${upperNoProxyItem}`) || upperNoProxyItem.startsWith(".") && x.endsWith(`${upperNoProxyItem}`))) {
      return true;
    }
  }
  return false;
}
function isLoopbackAddress(host) {
  const hostLower = host.toLowerCase();
  return hostLower === "localhost" || hostLower.startsWith("127.") || hostLower.startsWith("[::1]") || hostLower.startsWith("[0:0:0:0:0:0:0:1]");
}
var DecodedURL = class extends URL {
  constructor(url, base) {
    super(url, base);
    this._decodedUsername = decodeURIComponent(super.username);
    this._decodedPassword = decodeURIComponent(super.password);
  }
  get username() {
    return this._decodedUsername;
  }
  get password() {
    return this._decodedPassword;
  }
};
// when-needed:tunnel
var httpOverHttp = (options) => require_tunnel2().httpOverHttp(options);
var httpOverHttps = (options) => require_tunnel2().httpOverHttps(options);
var httpsOverHttp = (options) => require_tunnel2().httpsOverHttp(options);
var httpsOverHttps = (options) => require_tunnel2().httpsOverHttps(options);
// scripts/build/undici-stub.ts
function ProxyAgent() {
  throw new Error("This bundle comes without undici: send through node:http.");
}
// node_modules/@actions/http-client/lib/index.js
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var HttpCodes;
(function(HttpCodes2) {
  HttpCodes2[HttpCodes2["OK"] = 200] = "OK";
  HttpCodes2[HttpCodes2["MultipleChoices"] = 300] = "MultipleChoices";
  HttpCodes2[HttpCodes2["MovedPermanently"] = 301] = "MovedPermanently";
  HttpCodes2[HttpCodes2["ResourceMoved"] = 302] = "ResourceMoved";
  HttpCodes2[HttpCodes2["SeeOther"] = 303] = "SeeOther";
  HttpCodes2[HttpCodes2["NotModified"] = 304] = "NotModified";
  HttpCodes2[HttpCodes2["UseProxy"] = 305] = "UseProxy";
  HttpCodes2[HttpCodes2["SwitchProxy"] = 306] = "SwitchProxy";
  HttpCodes2[HttpCodes2["TemporaryRedirect"] = 307] = "TemporaryRedirect";
  HttpCodes2[HttpCodes2["PermanentRedirect"] = 308] = "PermanentRedirect";
  HttpCodes2[HttpCodes2["BadRequest"] = 400] = "BadRequest";
  HttpCodes2[HttpCodes2["Unauthorized"] = 401] = "Unauthorized";
  HttpCodes2[HttpCodes2["PaymentRequired"] = 402] = "PaymentRequired";
  HttpCodes2[HttpCodes2["Forbidden"] = 403] = "Forbidden";
  HttpCodes2[HttpCodes2["NotFound"] = 404] = "NotFound";
  HttpCodes2[HttpCodes2["MethodNotAllowed"] = 405] = "MethodNotAllowed";
  HttpCodes2[HttpCodes2["NotAcceptable"] = 406] = "NotAcceptable";
  HttpCodes2[HttpCodes2["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
  HttpCodes2[HttpCodes2["RequestTimeout"] = 408] = "RequestTimeout";
  HttpCodes2[HttpCodes2["Conflict"] = 409] = "Conflict";
  HttpCodes2[HttpCodes2["Gone"] = 410] = "Gone";
  HttpCodes2[HttpCodes2["TooManyRequests"] = 429] = "TooManyRequests";
  HttpCodes2[HttpCodes2["InternalServerError"] = 500] = "InternalServerError";
  HttpCodes2[HttpCodes2["NotImplemented"] = 501] = "NotImplemented";
  HttpCodes2[HttpCodes2["BadGateway"] = 502] = "BadGateway";
  HttpCodes2[HttpCodes2["ServiceUnavailable"] = 503] = "ServiceUnavailable";
  HttpCodes2[HttpCodes2["GatewayTimeout"] = 504] = "GatewayTimeout";
})(HttpCodes || (HttpCodes = {}));
var Headers;
(function(Headers2) {
  Headers2["Accept"] = "accept";
  Headers2["ContentType"] = "content-type";
})(Headers || (Headers = {}));
var MediaTypes;
(function(MediaTypes2) {
  MediaTypes2["ApplicationJson"] = "application/json";
})(MediaTypes || (MediaTypes = {}));
var HttpRedirectCodes = [
  HttpCodes.MovedPermanently,
  HttpCodes.ResourceMoved,
  HttpCodes.SeeOther,
  HttpCodes.TemporaryRedirect,
  HttpCodes.PermanentRedirect
];
var HttpResponseRetryCodes = [
  HttpCodes.BadGateway,
  HttpCodes.ServiceUnavailable,
  HttpCodes.GatewayTimeout
];
var RetryableHttpVerbs = ["OPTIONS", "GET", "DELETE", "HEAD"];
var ExponentialBackoffCeiling = 10;
var ExponentialBackoffTimeSlice = 5;
var HttpClientError = class _HttpClientError extends Error {
  constructor(message, statusCode) {
    super(message);
    this.name = "HttpClientError";
    this.statusCode = statusCode;
    Object.setPrototypeOf(this, _HttpClientError.prototype);
  }
};
var HttpClientResponse = class {
  constructor(message) {
    this.message = message;
  }
  readBody() {
    return __awaiter(this, void 0, void 0, function* () {
      return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
        let output = Buffer.alloc(0);
        this.message.on("data", (chunk) => {
          output = Buffer.concat([output, chunk]);
        });
        this.message.on("end", () => {
          resolve(output.toString());
        });
      }));
    });
  }
  readBodyBuffer() {
    return __awaiter(this, void 0, void 0, function* () {
      return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
        const chunks = [];
        this.message.on("data", (chunk) => {
          chunks.push(chunk);
        });
        this.message.on("end", () => {
          resolve(Buffer.concat(chunks));
        });
      }));
    });
  }
};
var HttpClient = class {
  constructor(userAgent, handlers, requestOptions) {
    this._ignoreSslError = false;
    this._allowRedirects = true;
    this._allowRedirectDowngrade = false;
    this._maxRedirects = 50;
    this._allowRetries = false;
    this._maxRetries = 1;
    this._keepAlive = false;
    this._disposed = false;
    this.userAgent = this._getUserAgentWithOrchestrationId(userAgent);
    this.handlers = handlers || [];
    this.requestOptions = requestOptions;
    if (requestOptions) {
      if (requestOptions.ignoreSslError != null) {
        this._ignoreSslError = requestOptions.ignoreSslError;
      }
      this._socketTimeout = requestOptions.socketTimeout;
      if (requestOptions.allowRedirects != null) {
        this._allowRedirects = requestOptions.allowRedirects;
      }
      if (requestOptions.allowRedirectDowngrade != null) {
        this._allowRedirectDowngrade = requestOptions.allowRedirectDowngrade;
      }
      if (requestOptions.maxRedirects != null) {
        this._maxRedirects = Math.max(requestOptions.maxRedirects, 0);
      }
      if (requestOptions.keepAlive != null) {
        this._keepAlive = requestOptions.keepAlive;
      }
      if (requestOptions.allowRetries != null) {
        this._allowRetries = requestOptions.allowRetries;
      }
      if (requestOptions.maxRetries != null) {
        this._maxRetries = requestOptions.maxRetries;
      }
    }
  }
  options(requestUrl, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("OPTIONS", requestUrl, null, additionalHeaders || {});
    });
  }
  get(requestUrl, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("GET", requestUrl, null, additionalHeaders || {});
    });
  }
  del(requestUrl, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("DELETE", requestUrl, null, additionalHeaders || {});
    });
  }
  post(requestUrl, data, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("POST", requestUrl, data, additionalHeaders || {});
    });
  }
  patch(requestUrl, data, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("PATCH", requestUrl, data, additionalHeaders || {});
    });
  }
  put(requestUrl, data, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("PUT", requestUrl, data, additionalHeaders || {});
    });
  }
  head(requestUrl, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("HEAD", requestUrl, null, additionalHeaders || {});
    });
  }
  sendStream(verb, requestUrl, stream, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request(verb, requestUrl, stream, additionalHeaders);
    });
  }
  /**
   * Gets a typed object from an endpoint
   * Be aware that not found returns a null.  Other errors (4xx, 5xx) reject the promise
   *@/
  getJson(requestUrl_1) {
    return __awaiter(this, arguments, void 0, function* (requestUrl, additionalHeaders = {}) {
      additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
      const res = yield this.get(requestUrl, additionalHeaders);
      return this._processResponse(res, this.requestOptions);
    });
  }
  postJson(requestUrl_1, obj_1) {
    return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
      const data = JSON.stringify(obj, null, 2);
      additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
      additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
      const res = yield this.post(requestUrl, data, additionalHeaders);
      return this._processResponse(res, this.requestOptions);
    });
  }
  putJson(requestUrl_1, obj_1) {
    return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
      const data = JSON.stringify(obj, null, 2);
      additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
      additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
      const res = yield this.put(requestUrl, data, additionalHeaders);
      return this._processResponse(res, this.requestOptions);
    });
  }
  patchJson(requestUrl_1, obj_1) {
    return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
      const data = JSON.stringify(obj, null, 2);
      additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
      additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
      const res = yield this.patch(requestUrl, data, additionalHeaders);
      return this._processResponse(res, this.requestOptions);
    });
  }
  /**
   * Makes a raw http request.
   * All other methods such as get, post, patch, and request ultimately call this.
   * Prefer get, del, post and patch
   *@/
  request(verb, requestUrl, data, headers) {
    return __awaiter(this, void 0, void 0, function* () {
      if (this._disposed) {
        throw new Error("Client has already been disposed.");
      }
      const parsedUrl = new URL(requestUrl);
      let info2 = this._prepareRequest(verb, parsedUrl, headers);
      const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb) ? this._maxRetries + 1 : 1;
      let numTries = 0;
      let response;
      do {
        response = yield this.requestRaw(info2, data);
        if (response && response.message && response.message.statusCode === HttpCodes.Unauthorized) {
          let authenticationHandler;
          for (const handler of this.handlers) {
            if (handler.canHandleAuthentication(response)) {
              authenticationHandler = handler;
              break;
            }
          }
          if (authenticationHandler) {
            return authenticationHandler.handleAuthentication(this, info2, data);
          } else {
            return response;
          }
        }
        let redirectsRemaining = this._maxRedirects;
        while (response.message.statusCode && HttpRedirectCodes.includes(response.message.statusCode) && this._allowRedirects && redirectsRemaining > 0) {
          const redirectUrl = response.message.headers["location"];
          if (!redirectUrl) {
            break;
          }
          const parsedRedirectUrl = new URL(redirectUrl);
          if (parsedUrl.protocol === "https:" && parsedUrl.protocol !== parsedRedirectUrl.protocol && !this._allowRedirectDowngrade) {
            throw new Error("Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.");
          }
          yield response.readBody();
          if (parsedRedirectUrl.hostname !== parsedUrl.hostname) {
            for (const header in headers) {
              if (header.toLowerCase() === "authorization") {
                delete headers[header];
              }
            }
          }
          info2 = this._prepareRequest(verb, parsedRedirectUrl, headers);
          response = yield this.requestRaw(info2, data);
          redirectsRemaining--;
        }
        if (!response.message.statusCode || !HttpResponseRetryCodes.includes(response.message.statusCode)) {
          return response;
        }
        numTries += 1;
        if (numTries < maxTries) {
          yield response.readBody();
          yield this._performExponentialBackoff(numTries);
        }
      } while (numTries < maxTries);
      return response;
    });
  }
  /**
   * Needs to be called if keepAlive is set to true in request options.
   *@/
  dispose() {
    if (this._agent) {
      this._agent.destroy();
    }
    this._disposed = true;
  }
  /**
   * Raw request.
   * @param info
   * @param data
   *@/
  requestRaw(info2, data) {
    return __awaiter(this, void 0, void 0, function* () {
      return new Promise((resolve, reject) => {
        function callbackForResult(err, res) {
          if (err) {
            reject(err);
          } else if (!res) {
            reject(new Error("Unknown error"));
          } else {
            resolve(res);
          }
        }
        this.requestRawWithCallback(info2, data, callbackForResult);
      });
    });
  }
  /**
   * Raw request with callback.
   * @param info
   * @param data
   * @param onResult
   *@/
  requestRawWithCallback(info2, data, onResult) {
    if (typeof data === "string") {
      if (!info2.options.headers) {
        info2.options.headers = {};
      }
      info2.options.headers["Content-Length"] = Buffer.byteLength(data, "utf8");
    }
    let callbackCalled = false;
    function handleResult(err, res) {
      if (!callbackCalled) {
        callbackCalled = true;
        onResult(err, res);
      }
    }
    const req = info2.httpModule.request(info2.options, (msg) => {
      const res = new HttpClientResponse(msg);
      handleResult(void 0, res);
    });
    let socket;
    req.on("socket", (sock) => {
      socket = sock;
    });
    req.setTimeout(this._socketTimeout || 3 * 6e4, () => {
      if (socket) {
        socket.end();
      }
      handleResult(new Error(`Request timeout: ${info2.options.path}`));
    });
    req.on("error", function(err) {
      handleResult(err);
    });
    if (data && typeof data === "string") {
      req.write(data, "utf8");
    }
    if (data && typeof data !== "string") {
      data.on("close", function() {
        req.end();
      });
      data.pipe(req);
    } else {
      req.end();
    }
  }
  /**
   * Gets an http agent. This function is useful when you need an http agent that handles
   * routing through a proxy server - depending upon the url and proxy environment variables.
   * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
   *@/
  getAgent(serverUrl) {
    const parsedUrl = new URL(serverUrl);
    return this._getAgent(parsedUrl);
  }
  getAgentDispatcher(serverUrl) {
    const parsedUrl = new URL(serverUrl);
    const proxyUrl = getProxyUrl(parsedUrl);
    const useProxy = proxyUrl && proxyUrl.hostname;
    if (!useProxy) {
      return;
    }
    return this._getProxyAgentDispatcher(parsedUrl, proxyUrl);
  }
  _prepareRequest(method, requestUrl, headers) {
    const info2 = {};
    info2.parsedUrl = requestUrl;
    const usingSsl = info2.parsedUrl.protocol === "https:";
    info2.httpModule = usingSsl ? https : http;
    const defaultPort = usingSsl ? 443 : 80;
    info2.options = {};
    info2.options.host = info2.parsedUrl.hostname;
    info2.options.port = info2.parsedUrl.port ? parseInt(info2.parsedUrl.port) : defaultPort;
    info2.options.path = (info2.parsedUrl.pathname || "") + (info2.parsedUrl.search || "");
    info2.options.method = method;
    info2.options.headers = this._mergeHeaders(headers);
    if (this.userAgent != null) {
      info2.options.headers["user-agent"] = this.userAgent;
    }
    info2.options.agent = this._getAgent(info2.parsedUrl);
    if (this.handlers) {
      for (const handler of this.handlers) {
        handler.prepareRequest(info2.options);
      }
    }
    return info2;
  }
  _mergeHeaders(headers) {
    if (this.requestOptions && this.requestOptions.headers) {
      return Object.assign({}, lowercaseKeys(this.requestOptions.headers), lowercaseKeys(headers || {}));
    }
    return lowercaseKeys(headers || {});
  }
  /**
   * Gets an existing header value or returns a default.
   * Handles converting number header values to strings since HTTP headers must be strings.
   * Note: This returns string | string[] since some headers can have multiple values.
   * For headers that must always be a single string (like Content-Type), use the
   * specialized _getExistingOrDefaultContentTypeHeader method instead.
   *@/
  _getExistingOrDefaultHeader(additionalHeaders, header, _default) {
    let clientHeader;
    if (this.requestOptions && this.requestOptions.headers) {
      const headerValue = lowercaseKeys(this.requestOptions.headers)[header];
      if (headerValue) {
        clientHeader = typeof headerValue === "number" ? headerValue.toString() : headerValue;
      }
    }
    const additionalValue = additionalHeaders[header];
    if (additionalValue !== void 0) {
      return typeof additionalValue === "number" ? additionalValue.toString() : additionalValue;
    }
    if (clientHeader !== void 0) {
      return clientHeader;
    }
    return _default;
  }
  /**
   * Specialized version of _getExistingOrDefaultHeader for Content-Type header.
   * Always returns a single string (not an array) since Content-Type should be a single value.
   * Converts arrays to comma-separated strings and numbers to strings to ensure type safety.
   * This was split from _getExistingOrDefaultHeader to provide stricter typing for callers
   * that assign the result to places expecting a string (e.g., additionalHeaders[Headers.ContentType]).
   *@/
  _getExistingOrDefaultContentTypeHeader(additionalHeaders, _default) {
    let clientHeader;
    if (this.requestOptions && this.requestOptions.headers) {
      const headerValue = lowercaseKeys(this.requestOptions.headers)[Headers.ContentType];
      if (headerValue) {
        if (typeof headerValue === "number") {
          clientHeader = String(headerValue);
        } else if (Array.isArray(headerValue)) {
          clientHeader = headerValue.join(", ");
        } else {
          clientHeader = headerValue;
        }
      }
    }
    const additionalValue = additionalHeaders[Headers.ContentType];
    if (additionalValue !== void 0) {
      if (typeof additionalValue === "number") {
        return String(additionalValue);
      } else if (Array.isArray(additionalValue)) {
        return additionalValue.join(", ");
      } else {
        return additionalValue;
      }
    }
    if (clientHeader !== void 0) {
      return clientHeader;
    }
    return _default;
  }
  _getAgent(parsedUrl) {
    let agent;
    const proxyUrl = getProxyUrl(parsedUrl);
    const useProxy = proxyUrl && proxyUrl.hostname;
    if (this._keepAlive && useProxy) {
      agent = this._proxyAgent;
    }
    if (!useProxy) {
      agent = this._agent;
    }
    if (agent) {
      return agent;
    }
    const usingSsl = parsedUrl.protocol === "https:";
    let maxSockets = 100;
    if (this.requestOptions) {
      maxSockets = this.requestOptions.maxSockets || http.globalAgent.maxSockets;
    }
    if (proxyUrl && proxyUrl.hostname) {
      const agentOptions = {
        maxSockets,
        keepAlive: this._keepAlive,
        proxy: Object.assign(Object.assign({}, (proxyUrl.username || proxyUrl.password) && {
          proxyAuth: `${proxyUrl.username}:${proxyUrl.password}`
        }), { host: proxyUrl.hostname, port: proxyUrl.port })
      };
      let tunnelAgent;
      const overHttps = proxyUrl.protocol === "https:";
      if (usingSsl) {
        tunnelAgent = overHttps ? httpsOverHttps : httpsOverHttp;
      } else {
        tunnelAgent = overHttps ? httpOverHttps : httpOverHttp;
      }
      agent = tunnelAgent(agentOptions);
      this._proxyAgent = agent;
    }
    if (!agent) {
      const options = { keepAlive: this._keepAlive, maxSockets };
      agent = usingSsl ? new https.Agent(options) : new http.Agent(options);
      this._agent = agent;
    }
    if (usingSsl && this._ignoreSslError) {
      agent.options = Object.assign(agent.options || {}, {
        rejectUnauthorized: false
      });
    }
    return agent;
  }
  _getProxyAgentDispatcher(parsedUrl, proxyUrl) {
    let proxyAgent;
    if (this._keepAlive) {
      proxyAgent = this._proxyAgentDispatcher;
    }
    if (proxyAgent) {
      return proxyAgent;
    }
    const usingSsl = parsedUrl.protocol === "https:";
    proxyAgent = new ProxyAgent(Object.assign({ uri: proxyUrl.href, pipelining: !this._keepAlive ? 0 : 1 }, (proxyUrl.username || proxyUrl.password) && {
      token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString("base64")}`
    }));
    this._proxyAgentDispatcher = proxyAgent;
    if (usingSsl && this._ignoreSslError) {
      proxyAgent.options = Object.assign(proxyAgent.options.requestTls || {}, {
        rejectUnauthorized: false
      });
    }
    return proxyAgent;
  }
  _getUserAgentWithOrchestrationId(userAgent) {
    const baseUserAgent = userAgent || "actions/http-client";
    const orchId = process.env["ACTIONS_ORCHESTRATION_ID"];
    if (orchId) {
      const sanitizedId = orchId.replace(/[^a-z0-9_.-]/gi, "_");
      return `${baseUserAgent} actions_orchestration_id/${sanitizedId}`;
    }
    return baseUserAgent;
  }
  _performExponentialBackoff(retryNumber) {
    return __awaiter(this, void 0, void 0, function* () {
      retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
      const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
      return new Promise((resolve) => setTimeout(() => resolve(), ms));
    });
  }
  _processResponse(res, options) {
    return __awaiter(this, void 0, void 0, function* () {
      return new Promise((resolve, reject) => __awaiter(this, void 0, void 0, function* () {
        const statusCode = res.message.statusCode || 0;
        const response = {
          statusCode,
          result: null,
          headers: {}
        };
        if (statusCode === HttpCodes.NotFound) {
          resolve(response);
        }
        function dateTimeDeserializer(key, value) {
          if (typeof value === "string") {
            const a = new Date(value);
            if (!isNaN(a.valueOf())) {
              return a;
            }
          }
          return value;
        }
        let obj;
        let contents;
        try {
          contents = yield res.readBody();
          if (contents && contents.length > 0) {
            if (options && options.deserializeDates) {
              obj = JSON.parse(contents, dateTimeDeserializer);
            } else {
              obj = JSON.parse(contents);
            }
            response.result = obj;
          }
          response.headers = res.message.headers;
        } catch (err) {
        }
        if (statusCode > 299) {
          let msg;
          if (obj && obj.message) {
            msg = obj.message;
          } else if (contents && contents.length > 0) {
            msg = contents;
          } else {
            msg = `Failed request: (${statusCode})`;
          }
          const err = new HttpClientError(msg, statusCode);
          err.result = response.result;
          reject(err);
        } else {
          resolve(response);
        }
      }));
    });
  }
};
var lowercaseKeys = (obj) => Object.keys(obj).reduce((c, k) => (c[k.toLowerCase()] = obj[k], c), {});
// shared/gitlab/authorities.ts
var import_node_crypto = (0, import_chunk_CZ7CSFO4.__toESM)(require_crypto(), 1);
// builtin:fs
var builtin2 = process.getBuiltinModule("node:fs");
var pick2 = (name) => builtin2[name];
var $appendFileSync = /* @__PURE__ *@/ pick2("appendFileSync");
var $existsSync = /* @__PURE__ *@/ pick2("existsSync");
var $readFileSync = /* @__PURE__ *@/ pick2("readFileSync");
// shared/gitlab/authorities.ts
var import_node_tls = (0, import_chunk_CZ7CSFO4.__toESM)(require_tls2(), 1);
var CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;
function trustAlso(caFile) {
  return (0, import_node_tls.createSecureContext)({ ca: [...trustedByDefault(), ...readCertificates(caFile)] });
}
function trustedByDefault() {
  const certificates = import_node_tls.getCACertificates;
  return certificates?.("default") ?? import_node_tls.rootCertificates;
}
function readCertificates(pathOrText) {
  const isText = isPem(pathOrText);
  const what = isText ? "the text given as `ca-file`" : `the file ${(0, import_chunk_VVLYTNWA.printable)(pathOrText)} given as \`ca-file\``;
  const found = (isText ? pathOrText : readText(pathOrText)).match(CERTIFICATE) ?? [];
  if (found.length === 0) throw new CodedError("CA_FILE_INVALID", `There is no PEM certificate in ${what}.`);
  return found.map((pem, index) => {
    try {
      return new import_node_crypto.X509Certificate(pem).toString();
    } catch (cause) {
      throw new CodedError("CA_FILE_INVALID", `Certificate ${index + 1} of ${what} cannot be read.`, { cause });
    }
  });
}
function isPem(pathOrText) {
  return pathOrText.includes("-----BEGIN CERTIFICATE-----");
}
function readText(path) {
  try {
    return $readFileSync(path, "utf8");
  } catch (cause) {
    throw new CodedError("FILE_UNREADABLE", `The file ${(0, import_chunk_VVLYTNWA.printable)(path)} given as \`ca-file\` cannot be read.`, {
      cause
    });
  }
}
// shared/gitlab/idle-sockets.ts
var HINT_MARGIN_MS = 1e3;
var IdleSockets = class {
  #keepMs;
  #hintsMs = /* @__PURE__ *@/ new WeakMap();
  #freedAtMs = /* @__PURE__ *@/ new WeakMap();
  /** @param keepMs how long an unused connection is kept *@/
  constructor(keepMs) {
    this.#keepMs = keepMs;
  }
  /** Learns from an answer how long its server keeps the connection. *@/
  answered({ headers, socket }) {
    const seconds = /\btimeout=(\d{1,6})\b/i.exec(headers["keep-alive"]?.toString() ?? "")?.[1];
    if (seconds !== void 0) this.#hintsMs.set(socket, Math.max(1, Number(seconds) * 1e3 - HINT_MARGIN_MS));
  }
  /** Counts a connection as unused from now on. *@/
  freed(socket, nowMs) {
    this.#freedAtMs.set(socket, nowMs);
    socket.setTimeout(Math.min(this.#keepMs, this.#hintsMs.get(socket) ?? this.#keepMs));
  }
  /** Lets go of the agent's connections that have been unused for longer than that, so that the next request gets none of them. *@/
  retire(agent, unusedMs, nowMs) {
    for (const socket of Object.values(agent.freeSockets).flatMap((sockets) => sockets ?? []))
      if (nowMs - (this.#freedAtMs.get(socket) ?? nowMs) > unusedMs) socket.destroy();
  }
};
// shared/gitlab/sent-watch.ts
var SentWatch = class {
  #standing = /* @__PURE__ *@/ new WeakSet();
  /** Node's http or https module, with a `request` that notes the progress of what it starts. *@/
  watching(module2, sending) {
    const request = (options, onAnswer) => {
      const started = module2.request(options, onAnswer);
      started.once("socket", (socket) => this.#watch(socket, sending));
      return started;
    };
    return Object.assign(Object.create(module2), { request });
  }
  #watch(socket, sending) {
    const stands = () => {
      this.#standing.add(socket);
      sending.leaves();
    };
    if (this.#standing.has(socket)) stands();
    else if ("encrypted" in socket) socket.once("secureConnect", stands);
    else if (socket.connecting) socket.once("connect", stands);
    else stands();
  }
};
// shared/errors/node-code.ts
function nodeCode(error2) {
  return error2 instanceof Error && "code" in error2 && typeof error2.code === "string" ? error2.code : void 0;
}
// shared/gitlab/transport-error.ts
var TLS_CODE = /^(ERR_TLS_|ERR_SSL_|ERR_OSSL_|EPROTO$|CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)/;
function transportError(interruption) {
  const { what, origin, sent, deadlineMs, cause } = interruption;
  if (!sent) {
    const code = nodeCode(cause) ?? "";
    if (TLS_CODE.test(code))
      return new CodedError(
        "GITLAB_TLS_FAILED",
        `TLS with ${origin} failed (${code}) before anything was sent, while ${what}.`,
        { cause, ...hintOf(speaksNoTls(cause) ? NO_TLS_HINT : TLS_HINTS[code]) }
      );
    const why = deadlineMs === void 0 ? reason(cause) : `no connection within ${deadlineMs / 1e3} s`;
    return new CodedError("GITLAB_UNREACHABLE", `${origin} could not be reached (${why}) while ${what}.`, {
      ...deadlineMs === void 0 ? { cause } : {},
      ...hintOf(
        isProxyRefusal(cause) ? "Check the proxy named by HTTPS_PROXY/HTTP_PROXY and its login, or list the host in NO_PROXY." : void 0
      )
    });
  }
  if (deadlineMs !== void 0)
    return new CodedError("GITLAB_DEADLINE", `${origin} did not answer within ${deadlineMs / 1e3} s while ${what}.`);
  return new CodedError(
    "GITLAB_CONNECTION_LOST",
    `The connection to ${origin} broke (${reason(cause)}) after the request was sent, while ${what}.`,
    { cause }
  );
}
var TLS_HINTS = {
  ERR_TLS_CERT_ALTNAME_INVALID: "The certificate is for another host name: set `host` to the name it is for, or have the server's certificate corrected.",
  CERT_HAS_EXPIRED: "The server's certificate has expired (or this machine's clock is wrong): have it renewed."
};
var NO_TLS_HINT = "The server does not speak TLS at this address: check port and scheme of `host` (a host without a scheme means https).";
function speaksNoTls(cause) {
  return nodeCode(cause) === "ERR_SSL_WRONG_VERSION_NUMBER" || cause instanceof Error && /:SSL routines:.*:wrong version number:/.test(cause.message);
}
function reason(cause) {
  if (isProxyRefusal(cause)) return "the proxy did not open a tunnel to it";
  return nodeCode(cause) ?? "the connection failed";
}
function isProxyRefusal(cause) {
  return cause instanceof Error && cause.message.startsWith("tunneling socket could not be established");
}
function hintOf(hint) {
  return hint === void 0 ? {} : { hint };
}
// shared/gitlab/transport.ts
var KEEP_IDLE_MS = 4e3;
var FRESH_MS = 1e3;
var NEVER_MS = 2 ** 31 - 1;
function createTransport(options) {
  const { keepIdleMs = KEEP_IDLE_MS, freshMs = FRESH_MS } = options;
  const secureContext = options.caFile === void 0 ? void 0 : trustAlso(options.caFile);
  const clients = /* @__PURE__ *@/ new Map();
  const sent = new SentWatch();
  const idle = new IdleSockets(keepIdleMs);
  const closing = new AbortController();
  function clientOf(origin) {
    const known = clients.get(origin);
    if (known !== void 0) return known;
    const client = new HttpClient(void 0, [], {
      keepAlive: true,
      maxSockets: options.maxSockets,
      socketTimeout: NEVER_MS,
      ignoreSslError: options.insecure === true
    });
    const agent = client.getAgent(origin);
    if (secureContext !== void 0 && "options" in agent) agent.options = { ...Object(agent.options), secureContext };
    agent.on("free", (socket) => idle.freed(socket, performance.now()));
    if ("proxyOptions" in agent) agent.proxyOptions = { ...Object(agent.proxyOptions), signal: closing.signal };
    clients.set(origin, client);
    return client;
  }
  async function begin(request, signal) {
    signal?.throwIfAborted();
    closing.signal.throwIfAborted();
    const run = new Run(request, signal);
    const client = clientOf(request.url.origin);
    const secure = request.url.protocol === "https:";
    const agent = client.getAgent(request.url.origin);
    if (request.method !== "GET" && "freeSockets" in agent) idle.retire(agent, freshMs, performance.now());
    try {
      const answer = client.requestRaw(
        {
          parsedUrl: request.url,
          httpModule: sent.watching(secure ? import_node_https.default : import_node_http.default, run),
          options: {
            method: request.method,
            // An IPv6 address stands in brackets in a URL, but not in a socket's address.
            host: request.url.hostname.replace(/^\[(.*)\]$/, "$1"),
            port: Number(request.url.port) || (secure ? 443 : 80),
            path: request.url.pathname + request.url.search,
            headers: { ...request.headers },
            agent,
            signal: run.abort.signal
          }
        },
        request.body ?? null
      );
      const { message } = await run.unlessEnded(answer);
      idle.answered(message);
      return { run, message };
    } catch (cause) {
      run.stop();
      throw run.failure(cause);
    }
  }
  return {
    async read(request, maxBytes, signal) {
      const { run, message } = await begin(request, signal);
      try {
        return { ...headOf(message), body: await readBody(message, maxBytes) };
      } catch (cause) {
        if (cause instanceof BodyTooLarge) throw tooLarge(request, message, maxBytes);
        throw run.failure(cause);
      } finally {
        run.stop();
      }
    },
    async open(request, signal) {
      const { run, message } = await begin(request, signal);
      run.clearDeadline();
      const failure2 = (cause) => cause === void 0 ? run.stalled() : run.failure(cause);
      const body = new BodyStream(message, { stallMs: request.deadlineMs, failure: failure2 });
      body.once("close", () => run.stop());
      return { ...headOf(message), body };
    },
    close() {
      closing.abort();
      for (const client of clients.values()) client.dispose();
    }
  };
}
var Run = class {
  abort = new AbortController();
  #sent = false;
  #keptBack;
  #request;
  #signal;
  #deadline;
  #late = false;
  constructor(request, signal) {
    this.#request = request;
    this.#signal = signal;
    this.#signal?.addEventListener("abort", this.#giveUp);
    this.#deadline = setTimeout(() => {
      this.#late = true;
      this.abort.abort();
    }, request.deadlineMs);
  }
  #giveUp = () => this.abort.abort();
  leaves() {
    try {
      this.#request.leaving?.();
      this.#sent = true;
    } catch (error2) {
      this.#keptBack = error2;
      this.abort.abort();
    }
  }
  /**
   * The same, but failing as soon as the run ends. Node tells a request that still waits for a connection (behind others, or
   * for a proxy's tunnel) of its abort only once it gets one.
   *@/
  unlessEnded(work) {
    return new Promise((resolve, reject) => {
      this.abort.signal.addEventListener("abort", () => reject(new Error("the request was given up")));
      work.then(resolve, reject);
    });
  }
  clearDeadline() {
    clearTimeout(this.#deadline);
  }
  stop() {
    this.clearDeadline();
    this.#signal?.removeEventListener("abort", this.#giveUp);
  }
  stalled() {
    this.#late = true;
    return this.#coded(void 0);
  }
  /** What to throw for a failure: the caller's own reason when it was the caller who gave up. *@/
  failure(cause) {
    if (this.#keptBack !== void 0) return asError(this.#keptBack);
    if (this.#signal?.aborted === true) return asError(this.#signal.reason);
    return this.#coded(cause);
  }
  #coded(cause) {
    const { what, url, deadlineMs } = this.#request;
    return transportError({ what, origin: url.origin, sent: this.#sent, cause, ...this.#late ? { deadlineMs } : {} });
  }
};
function headOf({ statusCode, headers }) {
  return { status: statusCode ?? 0, headers };
}
function tooLarge({ url, what }, { statusCode }, maxBytes) {
  const message = `${url.origin} answered ${statusCode} with more than ${maxBytes} bytes to ${what}.`;
  return new CodedError("GITLAB_ANSWER_TOO_LARGE", message, statusCode === void 0 ? {} : { status: statusCode });
}
function asError(reason2) {
  return reason2 instanceof Error ? reason2 : new Error("The call was given up.", { cause: reason2 });
}
// shared/gitlab/http.ts
var USER_AGENT = "sluice";
var DEADLINE_MS = 3e4;
var MAX_SOCKETS = 100;
var MAX_ANSWER_BYTES = 10 * 1024 * 1024;
var MAX_REFUSAL_BYTES = 64 * 1024;
var PASSING = [
  "GITLAB_UNREACHABLE",
  "GITLAB_CONNECTION_LOST",
  "GITLAB_DEADLINE",
  "GITLAB_RATE_LIMITED",
  "GITLAB_SERVER_ERROR"
];
function connectGitLab(options, deps) {
  const url = normalizeBaseUrl(options.url);
  const apiUrl = `${url}/api/v4`;
  const transport = createTransport({
    maxSockets: options.maxSockets ?? MAX_SOCKETS,
    insecure: options.insecure ?? false,
    ...options.caFile === void 0 ? {} : { caFile: options.caFile }
  });
  const caller = {
    transport,
    deps,
    apiUrl,
    deadlineMs: options.deadlineMs ?? DEADLINE_MS,
    userAgent: options.userAgent ?? USER_AGENT
  };
  return {
    url,
    apiUrl,
    deps,
    send: (request, signal) => repeated(caller, request, () => sendOnce(caller, request, signal), signal),
    open: (request, signal) => repeated(caller, request, () => openOnce(caller, request, signal), signal),
    close: () => transport.close()
  };
}
function repeated({ deps }, request, once, signal) {
  if (request.method !== "GET") return once();
  const rules = {
    policy: request.retry ?? deps.retry ?? READ_RETRY,
    retryable: (error2) => isCoded(error2, ...PASSING),
    onPause: (error2, attempt, pauseMs) => deps.log.warn("GitLab did not answer as hoped; asking again after a pause", {
      what: request.what,
      code: isCoded(error2) ? error2.code : void 0,
      status: isCoded(error2) ? error2.status : void 0,
      attempt,
      pauseMs
    })
  };
  return retry(deps, rules, once, signal);
}
async function sendOnce(caller, request, signal) {
  const maxBytes = request.maxBytes ?? MAX_ANSWER_BYTES;
  const { answer, url } = await follow({
    ...journeyOf(caller, request),
    reach: "same-origin",
    exchange: (hop) => noted(caller, hop, caller.transport.read(hop, maxBytes, signal)),
    discard: () => {
    }
  });
  if (isSuccess(answer.status) || answer.status === 304 && request.headers?.["if-none-match"] !== void 0)
    return { ...answer, url: url.href };
  throw refused(caller, request, answer, url);
}
async function openOnce(caller, request, signal) {
  const { answer, url } = await follow({
    ...journeyOf(caller, request),
    reach: "any-origin",
    exchange: (hop) => noted(caller, hop, caller.transport.open(hop, signal)),
    discard: (body2) => body2.destroy()
  });
  if (isSuccess(answer.status)) return { ...answer, url: url.href };
  const body = await readStart(answer.body, MAX_REFUSAL_BYTES);
  throw refused(caller, request, { ...answer, body }, url);
}
function journeyOf({ apiUrl, deadlineMs, userAgent }, request) {
  const { method, path, what, body, leaving } = request;
  const first = {
    method,
    url: new URL(`${apiUrl}/${path}`),
    headers: requestHeaders(request, userAgent),
    what,
    deadlineMs,
    ...leaving === void 0 ? {} : { leaving },
    ...body === void 0 ? {} : { body }
  };
  return { first, credential: credentialHeaders(request.credential ?? ANONYMOUS) };
}
function requestHeaders({ headers, body }, userAgent = USER_AGENT) {
  return {
    accept: "application/json",
    "user-agent": userAgent,
    ...body === void 0 ? {} : { "content-type": "application/json" },
    ...headers
  };
}
async function noted({ deps }, hop, answer) {
  const begun = deps.clock.monotonicMs();
  const { status: status2 } = await answer;
  const tookMs = Math.round(deps.clock.monotonicMs() - begun);
  deps.log.debug("GitLab answered", { method: hop.method, url: hop.url.origin + hop.url.pathname, status: status2, tookMs });
  return answer;
}
function isSuccess(status2) {
  return status2 >= 200 && status2 < 300;
}
function refused({ deps, apiUrl }, request, { status: status2, headers, body }, from) {
  const { credential = ANONYMOUS } = request;
  const elsewhere = from.origin === new URL(apiUrl).origin ? {} : { elsewhere: from.origin };
  const secrets = [...request.secrets ?? [], ...secretsOf(credential)];
  const retryAfterMs = askedPauseMs(status2, headers, deps.clock.now());
  const refusal = {
    status: status2,
    ...elsewhere,
    words: wordsOf(body, redactor(secrets)),
    // A credential never goes along to another origin, so it is not at fault there.
    what: request.credential === void 0 || "elsewhere" in elsewhere ? request.what : `${request.what} ${credentialName(credential)}`,
    ...retryAfterMs === void 0 ? {} : { retryAfterMs }
  };
  return (request.refusal ?? refusalOf)(refusal);
}
// builtin:timers/promises
var builtin3 = process.getBuiltinModule("node:timers/promises");
var pick3 = (name) => builtin3[name];
var $setTimeout = /* @__PURE__ *@/ pick3("setTimeout");
// shared/time/clock.ts
var LONGEST_TIMER_MS = 2 ** 31 - 1;
var systemClock = {
  now: () => /* @__PURE__ *@/ new Date(),
  monotonicMs: () => performance.now(),
  sleep: async (ms, signal) => {
    const options = signal === void 0 ? {} : { signal };
    try {
      let leftMs = ms;
      for (; leftMs > LONGEST_TIMER_MS; leftMs -= LONGEST_TIMER_MS)
        await $setTimeout(LONGEST_TIMER_MS, void 0, options);
      await $setTimeout(leftMs, void 0, options);
    } catch (error2) {
      signal?.throwIfAborted();
      throw error2;
    }
  }
};
// action/hosts/github.ts
var import_node_crypto2 = (0, import_chunk_CZ7CSFO4.__toESM)(require_crypto(), 1);
var import_promises2 = (0, import_chunk_CZ7CSFO4.__toESM)(require_promises(), 1);
// builtin:os
var builtin4 = process.getBuiltinModule("node:os");
var pick4 = (name) => builtin4[name];
var $EOL = /* @__PURE__ *@/ pick4("EOL");
// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
  if (input === null || input === void 0) {
    return "";
  } else if (typeof input === "string" || input instanceof String) {
    return input;
  }
  return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
  if (!Object.keys(annotationProperties).length) {
    return {};
  }
  return {
    title: annotationProperties.title,
    file: annotationProperties.file,
    line: annotationProperties.startLine,
    endLine: annotationProperties.endLine,
    col: annotationProperties.startColumn,
    endColumn: annotationProperties.endColumn
  };
}
// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
  const cmd = new Command(command, properties, message);
  process.stdout.write(cmd.toString() + $EOL);
}
function issue(name, message = "") {
  issueCommand(name, {}, message);
}
var CMD_STRING = "::";
var Command = class {
  constructor(command, properties, message) {
    if (!command) {
      command = "missing.command";
    }
    this.command = command;
    this.properties = properties;
    this.message = message;
  }
  toString() {
    let cmdStr = CMD_STRING + this.command;
    if (this.properties && Object.keys(this.properties).length > 0) {
      cmdStr += " ";
      let first = true;
      for (const key in this.properties) {
        if (this.properties.hasOwnProperty(key)) {
          const val = this.properties[key];
          if (val) {
            if (first) {
              first = false;
            } else {
              cmdStr += ",";
            }
            cmdStr += `${key}=${escapeProperty(val)}`;
          }
        }
      }
    }
    cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
    return cmdStr;
  }
};
function escapeData(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}
// node_modules/@actions/core/lib/file-command.js
var crypto = (0, import_chunk_CZ7CSFO4.__toESM)(require_crypto());
function issueFileCommand(command, message) {
  const filePath = process.env[`GITHUB_${command}`];
  if (!filePath) {
    throw new Error(`Unable to find environment variable for file command ${command}`);
  }
  if (!$existsSync(filePath)) {
    throw new Error(`Missing file at path: ${filePath}`);
  }
  $appendFileSync(filePath, `${toCommandValue(message)}${$EOL}`, {
    encoding: "utf8"
  });
}
function prepareKeyValueMessage(key, value) {
  const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
  const convertedValue = toCommandValue(value);
  if (key.includes(delimiter)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
  }
  if (convertedValue.includes(delimiter)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
  }
  return `${key}<<${delimiter}${$EOL}${convertedValue}${$EOL}${delimiter}`;
}
// builtin:path
var builtin5 = process.getBuiltinModule("node:path");
var pick5 = (name) => builtin5[name];
var $resolve = /* @__PURE__ *@/ pick5("resolve");
// node_modules/@actions/core/lib/core.js
var ExitCode;
(function(ExitCode2) {
  ExitCode2[ExitCode2["Success"] = 0] = "Success";
  ExitCode2[ExitCode2["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function setSecret(secret) {
  issueCommand("add-mask", {}, secret);
}
function setOutput(name, value) {
  const filePath = process.env["GITHUB_OUTPUT"] || "";
  if (filePath) {
    return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
  }
  process.stdout.write($EOL);
  issueCommand("set-output", { name }, toCommandValue(value));
}
function debug(message) {
  issueCommand("debug", {}, message);
}
function error(message, properties = {}) {
  issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
  issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
  issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
  process.stdout.write(message + $EOL);
}
function startGroup(name) {
  issue("group", name);
}
function endGroup() {
  issue("endgroup");
}
function saveState(name, value) {
  const filePath = process.env["GITHUB_STATE"] || "";
  if (filePath) {
    return issueFileCommand("STATE", prepareKeyValueMessage(name, value));
  }
  issueCommand("save-state", { name }, toCommandValue(value));
}
// action/inputs/declared.generated.ts
var DECLARED_INPUTS = [
  { "name": "host", "group": "Which pipeline", "description": "The GitLab server, as a URL or a bare host name; a server below a path (https://example.com/gitlab) works too. Without it, that of a `project` or `pipeline` given as a URL is used, else the server of the surrounding GitLab job ($CI_SERVER_URL), and https://gitlab.com everywhere else.", "required": false, "secret": false },
  { "name": "project", "group": "Which pipeline", "description": "The project whose pipeline is triggered: its full path (group/subgroup/name), its numeric id, or the URL of its page. Left out only beside a `pipeline` that is a URL.", "required": false, "secret": false },
  { "name": "ref", "group": "Which pipeline", "description": "The branch or tag the pipeline runs on, or several, parted by commas or line breaks, of which the first that exists is taken. `same-branch` is the branch or tag the surrounding CI run is about, `default` the default branch of the project (one that is called so is refs/heads/default). GitLab takes no commit here. Left out only beside `pipeline`.", "required": false, "secret": false },
  { "name": "pipeline", "group": "Which pipeline", "description": "A pipeline that exists already, by its URL or its id: it is waited for and its artifacts are brought, and nothing is triggered.", "required": false, "secret": false },
  { "name": "trigger-token", "group": "Tokens", "description": "A pipeline trigger token of the project (Settings > CI/CD > Pipeline trigger tokens). Without it, the pipeline is triggered with `job-token`, then through the pipelines API with `access-token` or `oauth-token`.", "required": false, "secret": true },
  { "name": "access-token", "group": "Tokens", "description": "A project, group or personal access token. With the scope read_api it reads the pipeline, its jobs and artifacts; with the scope api it can trigger, cancel, retry and play as well. Without it, the step looks with `oauth-token`, then with `job-token`, then without any token.", "required": false, "secret": true },
  { "name": "oauth-token", "group": "Tokens", "description": "An OAuth 2.0 access token, sent as a bearer token; it may do what `access-token` may.", "required": false, "secret": true },
  { "name": "job-token", "group": "Tokens", "description": "A GitLab CI/CD job token, which triggers when there is no `trigger-token` and reads when there is no `access-token`. Inside a GitLab job, $CI_JOB_TOKEN is used for it by itself.", "required": false, "secret": true },
  { "name": "if-no-token", "group": "Tokens", "description": "What to do when no token that could trigger was given, as in workflows of forks, which get no secrets: fail, or skip the step with a notice.", "default": "fail", "required": false, "secret": false },
  { "name": "variables", "group": "What the pipeline gets", "description": "Pipeline variables, as a JSON object, a YAML map, or lines of NAME=value. Every value travels as a string.", "required": false, "secret": false },
  { "name": "file-variables", "group": "What the pipeline gets", "description": "Pipeline variables of type file, as `variables` are written, each value being the path of a file whose text they get. Only the pipelines API has them, so they need `access-token` or `oauth-token`.", "required": false, "secret": false },
  { "name": "inputs", "group": "What the pipeline gets", "description": "Typed inputs for `spec: inputs` of the project's CI file, as a JSON object or a YAML map. Numbers, booleans and lists keep their types. They are checked against that file first where a token may read it.", "required": false, "secret": false },
  { "name": "dry-run", "group": "What the pipeline gets", "description": "Whether to stop after the plan: tokens, project, ref and inputs are checked as far as can be without triggering.", "default": "false", "required": false, "secret": false },
  { "name": "cancel-outdated", "group": "What the pipeline gets", "description": "Whether earlier pipelines of the same `concurrency-key` that still run are cancelled once the new one exists. Needs `access-token` with the scope api.", "default": "false", "required": false, "secret": false },
  { "name": "concurrency-key", "group": "What the pipeline gets", "description": "What pipelines that replace each other have in common. Without it, the surrounding repository, workflow or job, and branch.", "required": false, "secret": false },
  { "name": "on-rerun", "group": "What the pipeline gets", "description": "What a re-run of the same CI job does about the pipeline of the attempt before: resume it (wait for it when it runs, retry it when it failed), or start a new one. Resuming needs `access-token`.", "default": "resume", "required": false, "secret": false },
  { "name": "wait", "group": "Waiting", "description": "Whether to wait until the pipeline has ended. With false, the step ends as soon as the pipeline exists.", "default": "true", "required": false, "secret": false },
  { "name": "timeout", "group": "Waiting", "description": "How long to wait for the pipeline at most, for example 90s, 45m or 1h30m. The pipeline itself runs on after that, unless `cancel-on` says otherwise.", "default": "1h", "required": false, "secret": false },
  { "name": "start-timeout", "group": "Waiting", "description": "How long to wait at most until a first job runs. Without it, only `timeout` counts.", "required": false, "secret": false },
  { "name": "outage-budget", "group": "Waiting", "description": "How long GitLab may be out of reach at a stretch while the step waits.", "default": "10m", "required": false, "secret": false },
  { "name": "poll-interval", "group": "Waiting", "description": "The pause between two looks at the pipeline, for example 10s. Without it, the step looks every second at first and ever less often later, at least every 15 seconds, or every 90 while earlier pipelines tell that the end is far off.", "required": false, "secret": false },
  { "name": "follow", "group": "Waiting", "description": "Whether pipelines that the pipeline's trigger jobs start, in the same or in other projects, are waited for as well and count for the verdict.", "default": "true", "required": false, "secret": false },
  { "name": "wait-for-jobs", "group": "Waiting", "description": "Names of jobs, with globs, one per line or parted by commas: the wait ends once all of these have ended, and only they decide.", "required": false, "secret": false },
  { "name": "on-manual", "group": "Waiting", "description": "What to do when only manual jobs are left: fail (as blocked), pass, wait for a person, or play them.", "default": "fail", "required": false, "secret": false },
  { "name": "play-jobs", "group": "Waiting", "description": "Which manual jobs `on-manual: play` starts: names with globs, one per line, or a YAML map of names to the variables each gets. Without it, all that block the pipeline. Needs `access-token` with the scope api.", "required": false, "secret": false },
  { "name": "retry", "group": "Waiting", "description": "How often the failed jobs of the pipeline are retried before it counts as failed. Needs `access-token` with the scope api.", "default": "0", "required": false, "secret": false },
  { "name": "fail-on", "group": "Waiting", "description": "Which ends fail the step: failed, canceled, skipped, blocked, timed-out, warnings (jobs that were allowed to fail, and did), or none.", "default": "failed, canceled, skipped, blocked, timed-out", "required": false, "secret": false },
  { "name": "cancel-on", "group": "Waiting", "description": "When the downstream pipelines are cancelled: cancelled (when the step is), timeout, failure (of one job, while others still run), or never. Without it, cancelled; a pipeline given by `pipeline` is then cancelled never.", "required": false, "secret": false },
  { "name": "artifacts", "group": "Artifacts", "description": 'Which artifacts to bring back: true for those of every job, or job names with globs, one per line or parted by commas, each followed by path globs where only some files are wanted ("test-*: reports/**"). False brings none.', "default": "false", "required": false, "secret": false },
  { "name": "artifacts-path", "group": "Artifacts", "description": "The folder the artifacts are extracted to. It is made when missing, and must be empty or of an earlier run, whose artifacts of the same project are replaced: two steps for one project take a folder each.", "default": "downstream-artifacts", "required": false, "secret": false },
  { "name": "artifacts-layout", "group": "Artifacts", "description": "How the folder is laid out: by-job (a folder per job), by-stage (a folder per stage, and in it one per job), flat (all in one, where no two files may have one name), or dbp (job_ID_NAME/artifacts, as digital-blueprint/gitlab-pipeline-trigger-action has it).", "default": "by-job", "required": false, "secret": false },
  { "name": "artifacts-when", "group": "Artifacts", "description": "After which ends artifacts are brought back: always, on-success or on-failure.", "default": "always", "required": false, "secret": false },
  { "name": "if-no-artifacts", "group": "Artifacts", "description": "What to do when artifacts were asked for and the pipeline has none of them: fail, warn or ignore.", "default": "fail", "required": false, "secret": false },
  { "name": "dotenv-from", "group": "Reports", "description": 'Which jobs\' dotenv files become outputs of this step: written as `artifacts` is ("build: build.env"), or true for the dotenv reports of every job whose file can be had.', "default": "false", "required": false, "secret": false },
  { "name": "dotenv-prefix", "group": "Reports", "description": "What the names of those outputs begin with.", "required": false, "secret": false },
  { "name": "dotenv-mask", "group": "Reports", "description": "Which of those values are masked in logs: names with globs, one per line or parted by commas.", "required": false, "secret": false },
  { "name": "junit-path", "group": "Reports", "description": "A file to which the tests of all downstream pipelines are written as one JUnit report. Needs `access-token`.", "required": false, "secret": false },
  { "name": "job-logs", "group": "Reports", "description": "Whose log is printed when the pipeline has ended: none, failed or all jobs'. Needs `access-token`, unless the pipeline is public.", "default": "failed", "required": false, "secret": false },
  { "name": "comment", "group": "Reports", "description": "Whether a comment on the pull or merge request tells how it went; one comment per step, rewritten by later runs. Needs `github-token` on GitHub, Gitea and Forgejo, and `access-token` for the upstream project on GitLab.", "default": "false", "required": false, "secret": false },
  { "name": "github-token", "group": "Reports", "description": "The token for `comment`: mostly the workflow's own (github.token), with the permission pull-requests: write.", "required": false, "secret": true },
  { "name": "redact", "group": "Reports", "description": "Whether URLs, ids and names of the downstream project are kept out of everything printed, for logs that anybody may read.", "default": "false", "required": false, "secret": false },
  { "name": "ca-file", "group": "Connection", "description": "A PEM file with the certificate authority of a GitLab server whose certificate is not signed by a public one, or its text itself.", "required": false, "secret": false },
  { "name": "insecure", "group": "Connection", "description": "Whether the server's certificate goes unchecked. Anybody between here and the server can then read the tokens; give `ca-file` instead where that is possible.", "default": "false", "required": false, "secret": false }
];
var INPUT_ALIASES = [
  { "name": "id", "of": ["project"] },
  { "name": "project_id", "of": ["project"] },
  { "name": "project-id", "of": ["project"] },
  { "name": "GL_PROJECT_ID", "of": ["project"] },
  { "name": "ref_name", "of": ["ref"] },
  { "name": "triggered-ref", "of": ["ref"] },
  { "name": "url", "of": ["host"] },
  { "name": "ci-api-v4-url", "of": ["host"] },
  { "name": "domain", "of": ["host"] },
  { "name": "GL_SERVER_URL", "of": ["host"] },
  { "name": "trigger_token", "of": ["trigger-token"] },
  { "name": "access_token", "of": ["access-token"] },
  { "name": "GL_API_TOKEN", "of": ["access-token"] },
  { "name": "token", "of": ["trigger-token", "access-token"] },
  { "name": "interval", "of": ["poll-interval"] },
  { "name": "poll-period", "of": ["poll-interval"] },
  { "name": "cancel-outdated-pipelines", "of": ["cancel-outdated"] },
  { "name": "download_artifacts", "of": ["artifacts"] },
  { "name": "download_artifacts_on_failure", "of": ["artifacts-when"] },
  { "name": "fail_if_no_artifacts", "of": ["if-no-artifacts"] },
  { "name": "download_path", "of": ["artifacts-path"] },
  { "name": "download_job_logs", "of": ["job-logs"] },
  { "name": "SHOW_JOB_LOGS", "of": ["job-logs"] },
  { "name": "verbose", "of": ["redact"] }
];
var OUTPUT_ALIASES = [
  { "name": "id", "of": ["pipeline-id"] },
  { "name": "PIPELINE_ID", "of": ["pipeline-id"] },
  { "name": "web_url", "of": ["web-url"] },
  { "name": "artifacts_downloaded", "of": ["artifacts-downloaded"] }
];
// shared/text/format-bytes.ts
var UNITS = ["kB", "MB", "GB", "TB"];
function formatBytes(sizeBytes) {
  if (sizeBytes < 999.5) return sizeBytes === 1 ? "1 byte" : `${Math.round(sizeBytes)} bytes`;
  let value = sizeBytes;
  let unit = "";
  for (const next of UNITS) {
    if (value < 999.5) break;
    value /= 1e3;
    unit = next;
  }
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}
// shared/time/duration.ts
var UNIT_MS = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5 };
var PART = /(\d+(?:\.\d+)?)(ms|s|m|h|d)\s*@/gy;
function parseDurationMs(text2) {
  const trimmed = text2.trim().toLowerCase();
  if (/^\d+(\.\d+)?$/.test(trimmed)) return finite(Number(trimmed) * UNIT_MS.s);
  let total = 0;
  let lastUnitMs = Number.POSITIVE_INFINITY;
  let at = 0;
  for (const match of trimmed.matchAll(PART)) {
    const unitMs = UNIT_MS[match[2]];
    if (unitMs >= lastUnitMs) return void 0;
    lastUnitMs = unitMs;
    total += Number(match[1]) * unitMs;
    at = match.index + match[0].length;
  }
  return at === 0 || at !== trimmed.length ? void 0 : finite(total);
}
function formatDuration(ms) {
  if (ms < 999.5) return `${Math.max(0, Math.round(ms))}ms`;
  let rest = Math.round(ms / 1e3) * 1e3;
  const parts = [];
  for (const unit of ["d", "h", "m", "s"]) {
    const count = Math.floor(rest / UNIT_MS[unit]);
    rest -= count * UNIT_MS[unit];
    if (count > 0) parts.push(`${count}${unit}`);
    else if (parts.length > 0) break;
  }
  return parts.slice(0, 2).join(" ");
}
function finite(ms) {
  return Number.isSafeInteger(Math.round(ms)) ? Math.round(ms) : void 0;
}
// action/hosts/download-lines.ts
var TELL_EVERY_MS = 3e4;
var RATED_FROM_MS = 1e3;
var TOLD_FROM_BYTES = 1e6;
var DownloadLines = class {
  #clock;
  #underWay = /* @__PURE__ *@/ new Map();
  constructor(clock) {
    this.#clock = clock;
  }
  /** The line that is due, if one is. *@/
  lineOf(download) {
    const nowMs = this.#clock.monotonicMs();
    const known = this.#underWay.get(download.jobId) ?? { beganMs: nowMs, toldMs: nowMs };
    const tookMs = nowMs - known.beganMs;
    if (download.done) {
      this.#underWay.delete(download.jobId);
      if (tookMs < RATED_FROM_MS && download.receivedBytes < TOLD_FROM_BYTES) return void 0;
      return `  fetched ${soFar(download, tookMs)}`;
    }
    const isDue = nowMs - known.toldMs >= TELL_EVERY_MS;
    this.#underWay.set(download.jobId, { beganMs: known.beganMs, toldMs: isDue ? nowMs : known.toldMs });
    return isDue ? `  fetching ${soFar(download, tookMs)}` : void 0;
  }
};
function soFar({ job, receivedBytes, totalBytes, done }, tookMs) {
  const of = done || totalBytes === void 0 ? "" : ` of ${formatBytes(totalBytes)}`;
  const rate = tookMs < RATED_FROM_MS ? "" : ` in ${formatDuration(tookMs)} (${formatBytes(receivedBytes / (tookMs / 1e3))}/s)`;
  return `${(0, import_chunk_VVLYTNWA.printable)(job, 100)}: ${formatBytes(receivedBytes)}${of}${rate}`;
}
// action/hosts/event-lines.ts
var CAME_BY = {
  created: "Triggered pipeline",
  adopted: "Found the pipeline of a trigger call whose answer was lost, pipeline",
  given: "Following pipeline",
  resumed: "Resuming the pipeline of an earlier attempt, pipeline"
};
function eventLines(event) {
  switch (event.kind) {
    case "pipeline":
      return [plain(`${CAME_BY[event.how]} ${event.pipeline.id}: ${(0, import_chunk_VVLYTNWA.printable)(event.pipeline.webUrl)}`)];
    case "tree":
      return event.changes;
    case "outage":
      return event.state === "began" ? [] : [{ text: event.text, tone: "good" }];
    case "retried": {
      const count = event.of === 1 ? "" : ` (${event.attempt} of ${event.of})`;
      return [plain(`Retrying the failed jobs of pipeline ${event.pipeline.id}${count}.`)];
    }
    case "played":
      return [plain(`Started the manual job ${(0, import_chunk_VVLYTNWA.printable)(event.job, 100)}.`)];
    case "canceling":
      return [plain(`Cancelling pipeline ${event.pipeline.id}: ${(0, import_chunk_VVLYTNWA.printable)(event.pipeline.webUrl)}`)];
    case "download":
    case "ended":
      return [];
  }
}
function plain(text2) {
  return { text: text2, tone: "plain" };
}
// action/model/tree.ts
function nodesOf(root) {
  return [root, ...root.children.flatMap(nodesOf)];
}
// action/hosts/concealed.ts
var HIDDEN2 = "***";
var LONE_ID = /(?<![\w.])\d{4,}(?!\w)/g;
var NAMED_ID = /(?<=\b(?:pipelines?|jobs?|project) |[#(/])\d{1,3}(?!\w)/gi;
var Concealed = class {
  #texts = /* @__PURE__ *@/ new Set();
  #ids = /* @__PURE__ *@/ new Set();
  #pattern;
  /** Texts, URLs (which go with all that follows them) and ids. *@/
  add(what) {
    for (const one of what) {
      if (typeof one === "number") this.#ids.add(String(one));
      else if (/^\d+$/.test(one)) this.#ids.add(one);
      else this.#addText(one);
    }
  }
  /** What an event tells of pipelines and jobs. *@/
  learn(event) {
    switch (event.kind) {
      case "tree":
        for (const node of nodesOf(event.root)) this.#addNode(node);
        return;
      case "pipeline":
      case "retried":
      case "canceling":
        this.#addPipeline(event.pipeline);
        return;
      case "played":
      case "download":
        this.add([event.jobId]);
        return;
      case "outage":
      case "ended":
    }
  }
  /** Text without any of it. *@/
  hide(text2) {
    this.#pattern ??= patternOf(this.#texts);
    const isId = (digits) => this.#ids.has(digits) ? HIDDEN2 : digits;
    return text2.replaceAll(this.#pattern, HIDDEN2).replaceAll(LONE_ID, isId).replaceAll(NAMED_ID, isId);
  }
  #addNode({ pipeline, bridge, jobs = [], bridges = [] }) {
    this.#addPipeline(pipeline);
    this.add([...jobs, ...bridges, ...bridge === void 0 ? [] : [bridge]].map(({ id: id2 }) => id2));
  }
  #addPipeline({ id: id2, projectId, webUrl }) {
    this.add([id2, projectId]);
    const url = URL.parse(webUrl);
    if (url === null) return;
    const project = /^\/(.+?)\/-\//.exec(url.pathname)?.[1];
    for (const text2 of [url.origin, ...project === void 0 ? [] : [project]]) this.#addText(text2);
  }
  #addText(text2) {
    const url = /^https?:/i.test(text2) ? URL.parse(text2) : null;
    const spellings = url === null ? [text2, encodeURIComponent(text2.toWellFormed())] : [url.origin, url.host];
    for (const one of spellings) {
      if (one === "" || this.#texts.has(one)) continue;
      this.#texts.add(one);
      this.#pattern = void 0;
    }
  }
};
function patternOf(texts) {
  const longestFirst = [...texts].sort((one, other) => other.length - one.length).map(escaped);
  return longestFirst.length === 0 ? /(?!)/g : new RegExp(`(?:${longestFirst.join("|")})(?:/[^\\s"'<>()\\]|]*)?`, "gi");
}
function escaped(text2) {
  return text2.replaceAll(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}
// action/hosts/hidden.ts
var Hidden = class {
  #secrets = [];
  #redact = redactor([]);
  #values = [];
  #redactValues = redactor([]);
  #concealed;
  add(secret) {
    this.#secrets.push(secret);
    this.#redact = redactor(this.#secrets);
  }
  /** A secret that is there to be published, and never printed. *@/
  addPublished(secret) {
    this.#values.push(secret);
    this.#redactValues = redactor(this.#values);
  }
  conceal(what) {
    this.#concealed ??= new Concealed();
    this.#concealed.add(what);
  }
  /** Takes from an event what is to be concealed, where anything is; to be called before the event is shown. *@/
  learn(event) {
    this.#concealed?.learn(event);
  }
  /** For what is printed. *@/
  hide = (text2) => {
    const redacted = this.#redactValues(this.#redact(text2));
    return this.#concealed === void 0 ? redacted : this.#concealed.hide(redacted);
  };
  /** For what is published and not printed. *@/
  hideSecrets = (text2) => this.#redact(text2);
};
// action/hosts/plain-text.ts
var LONGEST_LINE = 4e3;
function plainLines(text2, redact) {
  return redact(text2).split("\n").map((line) => (0, import_chunk_VVLYTNWA.printableWhole)(line, LONGEST_LINE));
}
// action/hosts/terminal.ts
function logOf(show, warn, verbose) {
  const detail = (message, fields) => {
    if (verbose) show(withFields(message, fields));
  };
  return {
    debug: detail,
    info: detail,
    warn: (message, fields) => warn(withFields(message, fields)),
    error: (message, fields) => warn(withFields(message, fields))
  };
}
function withFields(message, fields) {
  const pairs = Object.entries(fields ?? {}).filter(([, value]) => value !== void 0);
  return [message, ...pairs.map(([name, value]) => `${name}=${String(value)}`)].join(" ");
}
// action/hosts/uncommanded.ts
function uncommanded(line) {
  return line.replaceAll("##[", "## [").replace(/^(\s*):(?=:)/, "$1: ");
}
// action/hosts/github.ts
var LONGEST_SUMMARY = 1e6;
function runnerTraits(env) {
  const { GITHUB_STEP_SUMMARY: summaryPath = "" } = env;
  return {
    ...summaryPath === "" ? {} : { summaryPath },
    keepsStateByCommand: ["GITEA_ACTIONS", "FORGEJO_ACTIONS", "ACT"].some((name) => env[name] === "true")
  };
}
function githubHost({ summaryPath, keepsStateByCommand }, clock) {
  const hidden = new Hidden();
  const downloads = new DownloadLines(clock);
  const safe = (text2) => plainLines(text2, hidden.hide);
  const line = (text2) => {
    for (const one of safe(text2)) info(uncommanded(one));
  };
  const warning2 = (text2) => warning(safe(text2).join("\n"));
  return {
    kind: "github",
    mask: (secret) => {
      hidden.add(secret);
      setSecret(secret.reveal());
    },
    conceal: (what) => hidden.conceal(what),
    hide: hidden.hide,
    line,
    notice: (text2) => notice(safe(text2).join("\n")),
    warning: warning2,
    error: (text2) => error(safe(text2).join("\n")),
    section: (title) => {
      startGroup(safe(title).join(" "));
      return () => endGroup();
    },
    quote: (title, lines) => {
      startGroup(safe(title).join(" "));
      const resume = (0, import_node_crypto2.randomUUID)();
      info(`::stop-commands::${resume}`);
      for (const one of lines) line(one);
      info(`::${resume}::`);
      endGroup();
    },
    event: (event) => {
      hidden.learn(event);
      const download = event.kind === "download" ? downloads.lineOf(event) : void 0;
      if (download !== void 0) line(download);
      const tell = event.kind === "pipeline" ? (text2) => notice(safe(text2).join("\n")) : line;
      for (const { text: text2 } of eventLines(event)) tell(text2);
    },
    extraOutput: (name, value) => {
      if (typeof value !== "string") {
        hidden.addPublished(value);
        setSecret(value.reveal());
      }
      setOutput(name, hidden.hideSecrets(typeof value === "string" ? value : value.reveal()));
    },
    output: (name, value) => {
      for (const known of [name, ...otherNames(name)]) setOutput(known, hidden.hideSecrets(value));
    },
    saveState: (name, value) => {
      saveState(name, value);
      if (keepsStateByCommand && hidden.hide(value) === value)
        info(`::save-state name=${name}::${value.replaceAll("%", "%25")}`);
    },
    summary: async (markdown) => {
      const text2 = hidden.hide(markdown);
      if (summaryPath !== void 0 && text2.length < LONGEST_SUMMARY) await (0, import_promises2.appendFile)(summaryPath, text2);
    },
    // The runner shows these only when debugging is switched on for it.
    log: logOf((text2) => debug(safe(text2).join(" ")), warning2, true)
  };
}
function otherNames(name) {
  return OUTPUT_ALIASES.filter(({ of: [ours] }) => ours === name).map((alias) => alias.name);
}
// action/inputs/raw.ts
function rawFromAction(env) {
  return collect([...DECLARED_INPUTS, ...INPUT_ALIASES], (name) => env[`INPUT_${name.toUpperCase()}`]);
}
function collect(inputs, look2) {
  return Object.fromEntries(
    inputs.flatMap(({ name }) => {
      const text2 = look2(name);
      return text2 === void 0 || text2 === "" ? [] : [[name, text2]];
    })
  );
}
// shared/errors/describe.ts
function oneLine(error2) {
  return textOf(error2).replaceAll(/\s+/g, " ").replaceAll(CONTROLS, "\uFFFD").trim();
}
var CONTROLS = /[\u0000-\u001f\u007f-\u009f]/g;
function textOf(error2) {
  if (!(error2 instanceof Error))
    return typeof error2 === "object" && error2 !== null ? "an object was thrown" : String(error2);
  if (error2.message !== "") return error2.message;
  if (error2 instanceof AggregateError && error2.errors.length > 0) return error2.errors.map(textOf).join("; ");
  return error2.name;
}
// shared/time/bounded.ts
async function bounded(items, limit, signal, act) {
  const results = [];
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const queue = items.entries();
  const work = async () => {
    for (const [index, item] of queue) {
      either.throwIfAborted();
      results[index] = await act(item, index, either);
    }
  };
  const failures = [];
  const workers = Array.from({ length: Math.min(limit, items.length) }, async () => {
    try {
      await work();
    } catch (error2) {
      failures.push(error2);
      stop.abort(error2);
    }
  });
  await Promise.all(workers);
  signal.throwIfAborted();
  if (failures.length > 0) throw failures[0];
  return results;
}
// shared/gitlab/cannot-read.ts
function cannotRead(error2) {
  if (!(error2 instanceof CodedError)) return false;
  if (error2.code === "GITLAB_STORAGE_REFUSED") return false;
  if (error2.status !== void 0) return error2.status === 401 || error2.status === 403 || error2.status === 404;
  return isCoded(
    error2,
    "GITLAB_TOKEN_REJECTED",
    "GITLAB_FORBIDDEN",
    "GITLAB_POLICY_REFUSED",
    "GITLAB_NOT_FOUND",
    "GITLAB_PROJECT_NOT_FOUND"
  );
}
// shared/gitlab/first-that-reads.ts
var FirstThatReads = class {
  #readers;
  /** @param readers at least one *@/
  constructor(readers) {
    this.#readers = readers;
  }
  async read(by) {
    let first;
    for (const credential of this.#readers) {
      try {
        const value = await by(credential);
        this.#readers = [credential, ...this.#readers.filter((other) => other !== credential)];
        return value;
      } catch (error2) {
        if (!cannotRead(error2)) throw error2;
        first ??= error2;
      }
    }
    throw first;
  }
};
// shared/gitlab/call.ts
async function call(gitlab2, order, parse3, signal) {
  const { method = "GET", path, what, credential, json } = order;
  const body = json === void 0 ? {} : { body: JSON.stringify(json) };
  return readAnswer(
    await gitlab2.send({ method, path, what, credential, ...body }, signal),
    what,
    parse3,
    secretsOf(credential)
  );
}
function readAnswer(answer, what, parse3, secrets) {
  const text2 = answer.body.toString("utf8");
  try {
    return parse3(JSON.parse(text2));
  } catch (cause) {
    const type = answer.headers["content-type"] ?? "no content type";
    const start = (0, import_chunk_VVLYTNWA.printable)(redactor(secrets)(text2.slice(0, 2e3).replaceAll(TOKEN_FIELD, "$1***")), 80);
    throw new CodedError(
      "GITLAB_ANSWER_UNREADABLE",
      `GitLab answered ${answer.status} to ${what} with something unexpected (${(0, import_chunk_VVLYTNWA.printable)(type, 80)}): ${start}`,
      { cause: unreadable(cause), status: answer.status }
    );
  }
}
var TOKEN_FIELD = /("token"\s*:\s*")[^"]*@/g;
function projectName(project) {
  return typeof project === "number" ? `project ${project}` : (0, import_chunk_VVLYTNWA.printable)(project, 200);
}
function unreadable(cause) {
  if (cause instanceof SyntaxError) return new Error("it is not JSON");
  if (!(cause instanceof Error) || !("issues" in cause) || !Array.isArray(cause.issues)) return cause;
  const fields = cause.issues.slice(0, 3).map(({ path, message }) => `${[...path].join(".") || "the answer"}: ${message}`);
  return new Error(fields.join("; "));
}
// shared/gitlab/route.ts
function route(texts, ...values) {
  return texts.map((text2, index) => text2 + (index < values.length ? segment(values[index]) : "")).join("");
}
function segment(value) {
  if (typeof value === "number") {
    if (Number.isSafeInteger(value) && value >= 0) return String(value);
    throw new CodedError("INPUT_INVALID", `${value} is no id that GitLab could know.`);
  }
  if (value === void 0 || value === "" || value === "." || value === "..")
    throw new CodedError("INPUT_INVALID", `"${value ?? ""}" names no project, ref or job in GitLab.`);
  if (!value.isWellFormed())
    throw new CodedError("INPUT_INVALID", `"${(0, import_chunk_VVLYTNWA.printable)(value.toWellFormed())}" holds half a character.`);
  return encodeURIComponent(value);
}
// node_modules/zod/v4/core/util.js
var util_exports = {};
(0, import_chunk_CZ7CSFO4.__export)(util_exports, {
  BIGINT_FORMAT_RANGES: () => BIGINT_FORMAT_RANGES,
  CONSTANT_CATCH: () => CONSTANT_CATCH,
  Class: () => Class,
  NUMBER_FORMAT_RANGES: () => NUMBER_FORMAT_RANGES,
  aborted: () => aborted,
  allowsEval: () => allowsEval,
  assert: () => assert,
  assertEqual: () => assertEqual,
  assertIs: () => assertIs,
  assertNever: () => assertNever,
  assertNotEqual: () => assertNotEqual,
  assignProp: () => assignProp,
  attachSchema: () => attachSchema,
  base64ToUint8Array: () => base64ToUint8Array,
  base64urlToUint8Array: () => base64urlToUint8Array,
  cached: () => cached,
  captureStackTrace: () => captureStackTrace,
  cleanEnum: () => cleanEnum,
  cleanRegex: () => cleanRegex,
  clone: () => clone,
  cloneDef: () => cloneDef,
  codePointLength: () => codePointLength,
  constantCatch: () => constantCatch,
  createTransparentProxy: () => createTransparentProxy,
  defineLazy: () => defineLazy,
  defineLazyInternal: () => defineLazyInternal,
  derived: () => derived,
  esc: () => esc,
  escapeRegex: () => escapeRegex,
  explicitlyAborted: () => explicitlyAborted,
  extend: () => extend,
  finalizeIssue: () => finalizeIssue,
  floatSafeRemainder: () => floatSafeRemainder,
  getElementAtPath: () => getElementAtPath,
  getEnumValues: () => getEnumValues,
  getLengthableOrigin: () => getLengthableOrigin,
  getParsedType: () => getParsedType,
  getSizableOrigin: () => getSizableOrigin,
  hexToUint8Array: () => hexToUint8Array,
  hide: () => hide,
  installLazyProp: () => installLazyProp,
  isObject: () => isObject,
  isPlainObject: () => isPlainObject,
  issue: () => issue2,
  joinValues: () => joinValues,
  jsonStringifyReplacer: () => jsonStringifyReplacer,
  members: () => members,
  merge: () => merge,
  mergeDefs: () => mergeDefs,
  normalizeParams: () => normalizeParams,
  nullish: () => nullish,
  numKeys: () => numKeys,
  objectClone: () => objectClone,
  omit: () => omit,
  optionalKeys: () => optionalKeys,
  own: () => own,
  parsedType: () => parsedType,
  partial: () => partial,
  pick: () => pick6,
  prefixIssues: () => prefixIssues,
  primitiveTypes: () => primitiveTypes,
  promiseAllObject: () => promiseAllObject,
  propertyKeyTypes: () => propertyKeyTypes,
  randomString: () => randomString,
  rawShape: () => rawShape,
  required: () => required,
  safeExtend: () => safeExtend,
  shallowClone: () => shallowClone,
  sizeCaps: () => sizeCaps,
  slugify: () => slugify,
  stringifyPrimitive: () => stringifyPrimitive,
  toZod: () => toZod,
  uint8ArrayToBase64: () => uint8ArrayToBase64,
  uint8ArrayToBase64url: () => uint8ArrayToBase64url,
  uint8ArrayToHex: () => uint8ArrayToHex,
  unwrapMessage: () => unwrapMessage
});
function assertEqual(val) {
  return val;
}
function assertNotEqual(val) {
  return val;
}
function toZod() {
  return (schema) => schema;
}
function assertIs(_arg) {
}
function assertNever(_x) {
  throw new Error("Unexpected value in exhaustive check");
}
function assert(_) {
}
function getEnumValues(entries) {
  const numericValues = Object.values(entries).filter((v) => typeof v === "number");
  const values = Object.entries(entries).filter(([k, _]) => numericValues.indexOf(+k) === -1).map(([_, v]) => v);
  return values;
}
function joinValues(array2, separator = "|") {
  return array2.map((val) => stringifyPrimitive(val)).join(separator);
}
function jsonStringifyReplacer(_, value) {
  if (typeof value === "bigint")
    return value.toString();
  return value;
}
var Cached = class {
  constructor(getter) {
    this._getter = getter;
    this._value = void 0;
  }
  get value() {
    const getter = this._getter;
    if (getter !== void 0) {
      this._value = getter();
      this._getter = void 0;
    }
    return this._value;
  }
};
function cached(getter) {
  return new Cached(getter);
}
function nullish(input) {
  return input === null || input === void 0;
}
function cleanRegex(source) {
  const start = source.startsWith("^") ? 1 : 0;
  const end = source.endsWith("$") ? source.length - 1 : source.length;
  return source.slice(start, end);
}
function floatSafeRemainder(val, step) {
  const ratio = val / step;
  const roundedRatio = Math.round(ratio);
  const tolerance = 4 * Number.EPSILON * Math.max(Math.abs(ratio), 1);
  if (Math.abs(ratio - roundedRatio) < tolerance)
    return 0;
  return ratio - roundedRatio;
}
var EVALUATING = /* @__PURE__ *@/ Symbol("evaluating");
function defineLazy(object2, key, getter) {
  let value = void 0;
  Object.defineProperty(object2, key, {
    get() {
      if (value === EVALUATING) {
        return void 0;
      }
      if (value === void 0) {
        value = EVALUATING;
        value = getter();
      }
      return value;
    },
    set(v) {
      Object.defineProperty(object2, key, {
        value: v
        // configurable: true,
      });
    },
    configurable: true
  });
}
function objectClone(obj) {
  return Object.create(Object.getPrototypeOf(obj), Object.getOwnPropertyDescriptors(obj));
}
function assignProp(target, prop, value) {
  Object.defineProperty(target, prop, {
    value,
    writable: true,
    enumerable: true,
    configurable: true
  });
}
function rawShape(def) {
  const desc = Object.getOwnPropertyDescriptor(def, "shape");
  return desc?.get ? desc.get.raw : desc?.value;
}
function sourceShape(schema) {
  return rawShape(schema._zod.def) ?? schema._zod.def.shape;
}
function deferProp(target, key, getter) {
  Object.defineProperty(target, key, {
    get() {
      const value = getter();
      assignProp(this, key, value);
      return value;
    },
    enumerable: true,
    configurable: true
  });
}
function putProp(target, key, value) {
  if (key in target)
    assignProp(target, key, value);
  else
    target[key] = value;
}
function mirrorShape(target, source, keys, wrap) {
  const raw = sourceShape(source);
  for (const key of keys) {
    const desc = Object.getOwnPropertyDescriptor(raw, key);
    if (!desc.enumerable)
      continue;
    if (desc.get) {
      deferProp(target, key, () => {
        const value = source._zod.def.shape[key];
        return wrap ? wrap(value, key) : value;
      });
    } else
      putProp(target, key, wrap ? wrap(desc.value, key) : desc.value);
  }
}
function mirrorProps(target, source) {
  for (const key of Reflect.ownKeys(source)) {
    const desc = Object.getOwnPropertyDescriptor(source, key);
    if (!desc.enumerable)
      continue;
    if (desc.get)
      deferProp(target, key, () => source[key]);
    else
      putProp(target, key, desc.value);
  }
}
function mergeDefs(...defs) {
  const mergedDescriptors = {};
  for (const def of defs) {
    const descriptors = Object.getOwnPropertyDescriptors(def);
    Object.assign(mergedDescriptors, descriptors);
  }
  return Object.defineProperties({}, mergedDescriptors);
}
function cloneDef(schema) {
  return mergeDefs(schema._zod.def);
}
function getElementAtPath(obj, path) {
  if (!path)
    return obj;
  return path.reduce((acc, key) => acc?.[key], obj);
}
function promiseAllObject(promisesObj) {
  const keys = Object.keys(promisesObj);
  const promises = keys.map((key) => promisesObj[key]);
  return Promise.all(promises).then((results) => {
    const resolvedObj = {};
    for (let i = 0; i < keys.length; i++) {
      resolvedObj[keys[i]] = results[i];
    }
    return resolvedObj;
  });
}
function randomString(length = 10) {
  const chars = "abcdefghijklmnopqrstuvwxyz";
  let str = "";
  for (let i = 0; i < length; i++) {
    str += chars[Math.floor(Math.random() * chars.length)];
  }
  return str;
}
function esc(str) {
  return JSON.stringify(str);
}
function slugify(input) {
  return input.toLowerCase().trim().replace(/[^\w\s-]/g, "").replace(/[\s_-]+/g, "-").replace(/^-+|-+$/g, "");
}
var captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {
};
function isObject(data) {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}
var allowsEval = /* @__PURE__ *@/ cached(() => {
  if (globalConfig.jitless) {
    return false;
  }
  if (typeof navigator !== "undefined" && navigator?.userAgent?.includes("Cloudflare")) {
    return false;
  }
  try {
    const F = Function;
    new F("");
    return true;
  } catch (_) {
    return false;
  }
});
function isPlainObject(o) {
  if (isObject(o) === false)
    return false;
  const ctor = o.constructor;
  if (ctor === void 0)
    return true;
  if (typeof ctor !== "function")
    return true;
  const prot = ctor.prototype;
  if (isObject(prot) === false)
    return false;
  if (Object.prototype.hasOwnProperty.call(prot, "isPrototypeOf") === false) {
    return false;
  }
  return true;
}
function shallowClone(o) {
  if (isPlainObject(o))
    return { ...o };
  if (Array.isArray(o))
    return [...o];
  if (o instanceof Map)
    return new Map(o);
  if (o instanceof Set)
    return new Set(o);
  return o;
}
function numKeys(data) {
  let keyCount = 0;
  for (const key in data) {
    if (Object.prototype.hasOwnProperty.call(data, key)) {
      keyCount++;
    }
  }
  return keyCount;
}
var getParsedType = (data) => {
  const t = typeof data;
  switch (t) {
    case "undefined":
      return "undefined";
    case "string":
      return "string";
    case "number":
      return Number.isNaN(data) ? "nan" : "number";
    case "boolean":
      return "boolean";
    case "function":
      return "function";
    case "bigint":
      return "bigint";
    case "symbol":
      return "symbol";
    case "object":
      if (Array.isArray(data)) {
        return "array";
      }
      if (data === null) {
        return "null";
      }
      if (data.then && typeof data.then === "function" && data.catch && typeof data.catch === "function") {
        return "promise";
      }
      if (typeof Map !== "undefined" && data instanceof Map) {
        return "map";
      }
      if (typeof Set !== "undefined" && data instanceof Set) {
        return "set";
      }
      if (typeof Date !== "undefined" && data instanceof Date) {
        return "date";
      }
      if (typeof File !== "undefined" && data instanceof File) {
        return "file";
      }
      return "object";
    default:
      throw new Error(`Unknown data type: ${t}`);
  }
};
var propertyKeyTypes = /* @__PURE__ *@/ new Set(["string", "number", "symbol"]);
var primitiveTypes = /* @__PURE__ *@/ new Set([
  "string",
  "number",
  "bigint",
  "boolean",
  "symbol",
  "undefined"
]);
function escapeRegex(str) {
  return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function clone(inst, def, params) {
  const cl = new inst._zod.constr(def ?? inst._zod.def);
  if (!def || params?.parent)
    cl._zod.parent = inst;
  return cl;
}
function normalizeParams(_params) {
  const params = _params;
  if (!params)
    return {};
  if (typeof params === "string")
    return { error: () => params };
  if (params?.message !== void 0) {
    if (params?.error !== void 0)
      throw new Error("Cannot specify both `message` and `error` params");
    params.error = params.message;
  }
  delete params.message;
  if (typeof params.error === "string")
    return { ...params, error: () => params.error };
  return params;
}
function createTransparentProxy(getter) {
  let target;
  return new Proxy({}, {
    get(_, prop, receiver) {
      target ?? (target = getter());
      return Reflect.get(target, prop, receiver);
    },
    set(_, prop, value, receiver) {
      target ?? (target = getter());
      return Reflect.set(target, prop, value, receiver);
    },
    has(_, prop) {
      target ?? (target = getter());
      return Reflect.has(target, prop);
    },
    deleteProperty(_, prop) {
      target ?? (target = getter());
      return Reflect.deleteProperty(target, prop);
    },
    ownKeys(_) {
      target ?? (target = getter());
      return Reflect.ownKeys(target);
    },
    getOwnPropertyDescriptor(_, prop) {
      target ?? (target = getter());
      return Reflect.getOwnPropertyDescriptor(target, prop);
    },
    defineProperty(_, prop, descriptor) {
      target ?? (target = getter());
      return Reflect.defineProperty(target, prop, descriptor);
    }
  });
}
function stringifyPrimitive(value) {
  if (typeof value === "bigint")
    return value.toString() + "n";
  if (typeof value === "string")
    return `"${value}"`;
  return `${value}`;
}
function optionalKeys(shape) {
  return Object.keys(shape).filter((k) => {
    return shape[k]._zod.optin !== void 0 && shape[k]._zod.optout === "optional";
  });
}
var NUMBER_FORMAT_RANGES = /* @__PURE__ *@/ (() => ({
  safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  int32: [-2147483648, 2147483647],
  uint32: [0, 4294967295],
  float32: [-34028234663852886e22, 34028234663852886e22],
  float64: [-Number.MAX_VALUE, Number.MAX_VALUE]
}))();
var BIGINT_FORMAT_RANGES = {
  int64: [/* @__PURE__ *@/ BigInt("-9223372036854775808"), /* @__PURE__ *@/ BigInt("9223372036854775807")],
  uint64: [/* @__PURE__ *@/ BigInt(0), /* @__PURE__ *@/ BigInt("18446744073709551615")]
};
function pick6(schema, mask) {
  const currDef = schema._zod.def;
  const checks = currDef.checks;
  const hasChecks = checks && checks.length > 0;
  if (hasChecks) {
    throw new Error(".pick() cannot be used on object schemas containing refinements");
  }
  const newShape = {};
  mirrorShape(newShape, schema, maskedKeys(schema, mask));
  return clone(schema, mergeDefs(currDef, { shape: newShape, checks: [] }));
}
function maskedKeys(schema, mask) {
  const raw = sourceShape(schema);
  const keys = [];
  for (const key of Reflect.ownKeys(mask)) {
    if (!Object.getOwnPropertyDescriptor(raw, key)?.enumerable) {
      throw new Error(`Unrecognized key: "${String(key)}"`);
    }
    if (mask[key])
      keys.push(key);
  }
  return keys;
}
function omit(schema, mask) {
  const currDef = schema._zod.def;
  const checks = currDef.checks;
  const hasChecks = checks && checks.length > 0;
  if (hasChecks) {
    throw new Error(".omit() cannot be used on object schemas containing refinements");
  }
  const omitted = new Set(maskedKeys(schema, mask));
  const newShape = {};
  mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)).filter((key) => !omitted.has(key)));
  return clone(schema, mergeDefs(currDef, { shape: newShape, checks: [] }));
}
function extend(schema, shape) {
  if (!isPlainObject(shape)) {
    throw new Error("Invalid input to extend: expected a plain object");
  }
  const checks = schema._zod.def.checks;
  const hasChecks = checks && checks.length > 0;
  if (hasChecks) {
    const existingShape = sourceShape(schema);
    for (const key of Reflect.ownKeys(shape)) {
      if (Object.getOwnPropertyDescriptor(existingShape, key) !== void 0) {
        throw new Error("Cannot overwrite keys on object schemas containing refinements. Use `.safeExtend()` instead.");
      }
    }
  }
  return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function extended(schema, shape) {
  const newShape = {};
  mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)));
  mirrorProps(newShape, shape);
  return newShape;
}
function safeExtend(schema, shape) {
  if (!isPlainObject(shape)) {
    throw new Error("Invalid input to safeExtend: expected a plain object");
  }
  return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function merge(a, b) {
  if (!b?._zod?.def) {
    throw new Error("Invalid input to merge: expected an object schema. To merge a plain shape, use `.extend()`.");
  }
  if (a._zod.def.checks?.length) {
    throw new Error(".merge() cannot be used on object schemas containing refinements. Use .safeExtend() instead.");
  }
  const newShape = {};
  mirrorShape(newShape, a, Reflect.ownKeys(sourceShape(a)));
  mirrorShape(newShape, b, Reflect.ownKeys(sourceShape(b)));
  const def = mergeDefs(a._zod.def, {
    shape: newShape,
    get catchall() {
      return b._zod.def.catchall;
    },
    checks: b._zod.def.checks ?? []
  });
  return clone(a, def);
}
function partial(Class2, schema, mask, name = "partial") {
  const currDef = schema._zod.def;
  const checks = currDef.checks;
  const hasChecks = checks && checks.length > 0;
  if (hasChecks) {
    throw new Error(`.${name}() cannot be used on object schemas containing refinements`);
  }
  const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
  const newShape = {};
  mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), Class2 && ((value, key) => selected && !selected.has(key) ? value : new Class2({ type: "optional", innerType: value })));
  return clone(schema, mergeDefs(schema._zod.def, { shape: newShape, checks: [] }));
}
function required(Class2, schema, mask) {
  const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
  const newShape = {};
  mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), (value, key) => (
    // overwrite with non-optional
    selected && !selected.has(key) ? value : new Class2({ type: "nonoptional", innerType: value })
  ));
  return clone(schema, mergeDefs(schema._zod.def, { shape: newShape }));
}
function aborted(x, startIndex = 0) {
  if (x.aborted === true)
    return true;
  for (let i = startIndex; i < x.issues.length; i++) {
    if (x.issues[i]?.continue !== true) {
      return true;
    }
  }
  return false;
}
function explicitlyAborted(x, startIndex = 0) {
  if (x.aborted === true)
    return true;
  for (let i = startIndex; i < x.issues.length; i++) {
    if (x.issues[i]?.continue === false) {
      return true;
    }
  }
  return false;
}
function prefixIssues(path, issues) {
  return issues.map((iss) => {
    var _a2;
    (_a2 = iss).path ?? (_a2.path = []);
    iss.path.unshift(path);
    return iss;
  });
}
function unwrapMessage(message) {
  return typeof message === "string" ? message : message?.message;
}
function sizeCaps(defChecks) {
  const caps = [];
  for (const ch of defChecks ?? []) {
    const d = ch._zod.def;
    if (!/_(length|size)$|_equals$/.test(d.check))
      break;
    const max = d.maximum ?? d.length ?? d.size;
    if (max >= 0)
      caps.push([max, ch]);
  }
  return caps;
}
function attachSchema(issues, start, inst) {
  var _a2;
  for (let i = start; i < issues.length; i++) {
    (_a2 = issues[i]).schema ?? (_a2.schema = inst);
  }
}
function finalizeIssue(iss, ctx, config2) {
  var _a2;
  const traits = iss.inst?._zod?.traits;
  if (traits?.has("$ZodType")) {
    if (traits.has("$ZodCheck"))
      (_a2 = iss).schema ?? (_a2.schema = iss.inst);
    else
      iss.schema = iss.inst;
  }
  const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : void 0;
  const message = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config2.customError?.(iss)) ?? unwrapMessage(config2.localeError?.(iss)) ?? "Invalid input";
  const full = {};
  for (const k of Object.keys(iss)) {
    if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__")
      continue;
    full[k] = iss[k];
  }
  full.path ?? (full.path = []);
  full.message = message;
  if (ctx?.reportInput) {
    full.input = iss.input;
  }
  return full;
}
function getSizableOrigin(input) {
  if (input instanceof Set)
    return "set";
  if (input instanceof Map)
    return "map";
  if (input instanceof File)
    return "file";
  return "unknown";
}
var highSurrogate = /[\uD800-\uDBFF]/;
function codePointLength(str) {
  const units = str.length;
  if (!highSurrogate.test(str))
    return units;
  let count = units;
  for (let i = 0; i < units - 1; i++) {
    if ((str.charCodeAt(i) & 64512) === 55296 && (str.charCodeAt(i + 1) & 64512) === 56320) {
      count--;
      i++;
    }
  }
  return count;
}
function getLengthableOrigin(input) {
  if (Array.isArray(input))
    return "array";
  if (typeof input === "string")
    return "string";
  return "unknown";
}
function parsedType(data) {
  const t = typeof data;
  switch (t) {
    case "number": {
      return Number.isNaN(data) ? "nan" : "number";
    }
    case "object": {
      if (data === null) {
        return "null";
      }
      if (Array.isArray(data)) {
        return "array";
      }
      const obj = data;
      if (obj && Object.getPrototypeOf(obj) !== Object.prototype && "constructor" in obj && obj.constructor) {
        return obj.constructor.name;
      }
    }
  }
  return t;
}
function issue2(...args) {
  const [iss, input, inst] = args;
  if (typeof iss === "string") {
    return {
      message: iss,
      code: "custom",
      input,
      inst
    };
  }
  return { ...iss };
}
function cleanEnum(obj) {
  return Object.entries(obj).filter(([k, _]) => {
    return Number.isNaN(Number.parseInt(k, 10));
  }).map((el) => el[1]);
}
function base64ToUint8Array(base64) {
  const binaryString = atob(base64);
  const bytes = new Uint8Array(binaryString.length);
  for (let i = 0; i < binaryString.length; i++) {
    bytes[i] = binaryString.charCodeAt(i);
  }
  return bytes;
}
function uint8ArrayToBase64(bytes) {
  let binaryString = "";
  for (let i = 0; i < bytes.length; i++) {
    binaryString += String.fromCharCode(bytes[i]);
  }
  return btoa(binaryString);
}
function base64urlToUint8Array(base64url) {
  const base64 = base64url.replace(/-/g, "+").replace(/_/g, "/");
  const padding = "=".repeat((4 - base64.length % 4) % 4);
  return base64ToUint8Array(base64 + padding);
}
function uint8ArrayToBase64url(bytes) {
  return uint8ArrayToBase64(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
}
function hexToUint8Array(hex) {
  const cleanHex = hex.replace(/^0x/, "");
  if (cleanHex.length % 2 !== 0) {
    throw new Error("Invalid hex string length");
  }
  const bytes = new Uint8Array(cleanHex.length / 2);
  for (let i = 0; i < cleanHex.length; i += 2) {
    bytes[i / 2] = Number.parseInt(cleanHex.slice(i, i + 2), 16);
  }
  return bytes;
}
function uint8ArrayToHex(bytes) {
  return Array.from(bytes).map((b) => b.toString(16).padStart(2, "0")).join("");
}
var Class = class {
  constructor(..._args) {
  }
};
function members(proto, table) {
  for (const key in table) {
    const desc = Object.getOwnPropertyDescriptor(table, key);
    if (desc.get)
      Object.defineProperty(proto, key, { ...desc, enumerable: false });
    else
      defineBound(proto, key, desc.value);
  }
}
function own(inst, key, value, enumerable = true) {
  Object.defineProperty(inst, key, { configurable: true, writable: true, enumerable, value });
  return value;
}
function hide(inst, key, value) {
  return own(inst, key, value, false);
}
// @__NO_SIDE_EFFECTS__
// @__NO_SIDE_EFFECTS__
function derived(computes, table) {
  for (const key in computes) {
    const compute = computes[key];
    Object.defineProperty(table, key, {
      configurable: true,
      enumerable: true,
      get() {
        return own(this, key, compute(this));
      },
      set(value) {
        own(this, key, value);
      }
    });
  }
  return table;
}
function defineBound(proto, key, fn) {
  Object.defineProperty(proto, key, {
    configurable: true,
    get() {
      return this == null ? fn : own(this, key, fn.bind(this));
    },
    set(value) {
      own(this, key, value);
    }
  });
}
function claim(inst, sentinel) {
  const proto = Object.getPrototypeOf(inst);
  return sentinel in proto ? void 0 : proto;
}
var installing;
var broke = false;
var breaker = {
  configurable: true,
  get() {
    broke = true;
    return void 0;
  }
};
function defineLazyInternal(inst, key, compute) {
  const proto = Object.getPrototypeOf(inst._zod);
  if (key in proto && installing !== inst._zod) {
    installing = void 0;
    return;
  }
  installing = inst._zod;
  Object.defineProperty(proto, key, {
    configurable: true,
    get() {
      Object.defineProperty(this, key, breaker);
      const outer = broke;
      broke = false;
      try {
        const value = compute(this);
        if (broke)
          delete this[key];
        else
          Object.defineProperty(this, key, { configurable: true, writable: true, value });
        broke = broke || outer;
        return value;
      } catch (err) {
        delete this[key];
        broke = broke || outer;
        throw err;
      }
    },
    set(value) {
      Object.defineProperty(this, key, { configurable: true, writable: true, value });
    }
  });
}
function installLazyProp(inst, key, make, enumerable) {
  const proto = claim(inst, key);
  if (!proto)
    return;
  Object.defineProperty(proto, key, {
    configurable: true,
    get() {
      const desc = { configurable: true, writable: true, enumerable, value: void 0 };
      Object.defineProperty(this, key, desc);
      desc.value = make(this);
      Object.defineProperty(this, key, desc);
      return desc.value;
    },
    set(value) {
      Object.defineProperty(this, key, { configurable: true, writable: true, enumerable, value });
    }
  });
}
var CONSTANT_CATCH = "~constantCatch";
function constantCatch(value) {
  const fn = () => value;
  fn[CONSTANT_CATCH] = true;
  return fn;
}
// node_modules/zod/v4/core/core.js
var _a;
var _zodDesc = { value: void 0, enumerable: false };
var _E = "captureStackTrace" in Error ? Error : null;
function newError(Definition) {
  const E = _E;
  if (E) {
    const saved = E.stackTraceLimit;
    if (typeof saved === "number") {
      try {
        E.stackTraceLimit = 0;
      } catch {
        _E = null;
        return new Definition();
      }
      try {
        return new Definition();
      } finally {
        E.stackTraceLimit = saved;
      }
    }
  }
  return new Definition();
}
// @__NO_SIDE_EFFECTS__
// @__NO_SIDE_EFFECTS__
function $constructor(name, initializer2, proto, params) {
  const zodProto = {};
  function Internals(def) {
    this.def = def;
    this.constr = _;
    this.traits = /* @__PURE__ *@/ new Set();
  }
  Internals.prototype = zodProto;
  const protoMembers = proto;
  const initialized = protoMembers && /* @__PURE__ *@/ new WeakSet();
  function init(inst, def) {
    if (!inst._zod) {
      _zodDesc.value = new Internals(def);
      try {
        Object.defineProperty(inst, "_zod", _zodDesc);
      } finally {
        _zodDesc.value = void 0;
      }
    } else if (inst._zod.traits.has(name)) {
      return;
    }
    inst._zod.traits.add(name);
    initializer2(inst, def);
    if (initialized) {
      const own2 = Object.getPrototypeOf(inst);
      const ctorProto = inst._zod.constr.prototype;
      let up = own2;
      while (up && up !== ctorProto)
        up = Object.getPrototypeOf(up);
      const target = up ?? own2;
      if (!initialized.has(target)) {
        initialized.add(target);
        members(target, protoMembers);
      }
    }
    const proto2 = _.prototype;
    for (const k in proto2) {
      if (!Object.prototype.hasOwnProperty.call(proto2, k))
        continue;
      if (!(k in inst)) {
        inst[k] = proto2[k].bind(inst);
      }
    }
  }
  const Parent = params?.Parent ?? Object;
  class Definition extends Parent {
  }
  Object.defineProperty(Definition, "name", { value: name });
  function _(def) {
    const inst = params?.Parent ? newError(Definition) : this;
    init(inst, def);
    const deferred = inst._zod.deferred;
    if (deferred) {
      for (const fn of deferred) {
        fn();
      }
      inst._zod.deferred = void 0;
    }
    const pp = globalThis.__zod_globalConfig?.postProcessor;
    if (pp)
      pp(inst);
    return inst;
  }
  Object.defineProperty(_, "init", { value: init });
  Object.defineProperty(_, Symbol.hasInstance, {
    value: (inst) => {
      if (params?.Parent && inst instanceof params.Parent)
        return true;
      return inst?._zod?.traits?.has(name);
    }
  });
  Object.defineProperty(_, "name", { value: name });
  return _;
}
var $ZodAsyncError = class extends Error {
  constructor() {
    super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
  }
};
var $ZodEncodeError = class extends Error {
  constructor(name) {
    super(`Encountered unidirectional transform during encode: ${name}`);
    this.name = "ZodEncodeError";
  }
};
(_a = globalThis).__zod_globalConfig ?? (_a.__zod_globalConfig = {});
var globalConfig = globalThis.__zod_globalConfig;
function config(newConfig) {
  if (newConfig)
    Object.assign(globalConfig, newConfig);
  return globalConfig;
}
// node_modules/zod/v4/core/errors.js
function _getMessage() {
  const internals = this._zod;
  internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
  return internals.message;
}
function _setMessage(value) {
  this._zod.message = value;
}
var _messageDesc = {
  get: _getMessage,
  set: _setMessage,
  enumerable: true,
  configurable: true
};
var _issuesDesc = { value: void 0, enumerable: false };
var _installedToString = /* @__PURE__ *@/ new WeakSet([Object.prototype, Error.prototype]);
var initializer = (inst, def) => {
  inst.name = "$ZodError";
  _issuesDesc.value = def;
  Object.defineProperty(inst, "issues", _issuesDesc);
  _issuesDesc.value = void 0;
  Object.defineProperty(inst, "message", _messageDesc);
  const proto = Object.getPrototypeOf(inst);
  if (!_installedToString.has(proto)) {
    _installedToString.add(proto);
    Object.defineProperty(proto, "toString", {
      configurable: true,
      enumerable: false,
      get() {
        const value = () => this.message;
        Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
        return value;
      },
      set(value) {
        Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
      }
    });
  }
};
var $ZodError = /* @__PURE__ *@/ $constructor("$ZodError", initializer);
var $ZodRealError = /* @__PURE__ *@/ $constructor("$ZodError", initializer, void 0, {
  Parent: Error
});
// node_modules/zod/v4/core/parse.js
var _parse = (_Err) => {
  const fn = (schema, value, _ctx, _params) => {
    const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
    const result = schema._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise) {
      throw new $ZodAsyncError();
    }
    if (result.issues.length) {
      const e = new (_params?.Err ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
      captureStackTrace(e, _params?.callee ?? fn);
      throw e;
    }
    return result.value;
  };
  return fn;
};
var parse2 = /* @__PURE__ *@/ _parse($ZodRealError);
var _parseAsync = (_Err) => {
  const fn = async (schema, value, _ctx, params) => {
    const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
    let result = schema._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise)
      result = await result;
    if (result.issues.length) {
      const e = new (params?.Err ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
      captureStackTrace(e, params?.callee ?? fn);
      throw e;
    }
    return result.value;
  };
  return fn;
};
var parseAsync = /* @__PURE__ *@/ _parseAsync($ZodRealError);
var _safeParse = (_Err) => (schema, value, _ctx) => {
  const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
  const result = schema._zod.run({ value, issues: [] }, ctx);
  if (result instanceof Promise) {
    throw new $ZodAsyncError();
  }
  return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
};
var safeParse = /* @__PURE__ *@/ _safeParse($ZodRealError);
function failure(Err, issues, ctx) {
  let error2;
  return {
    success: false,
    get error() {
      if (!error2) {
        error2 = new Err(issues.map((iss) => finalizeIssue(iss, ctx, config())));
        issues = void 0;
        ctx = void 0;
      }
      return error2;
    },
    set error(e) {
      error2 = e;
      issues = void 0;
      ctx = void 0;
    }
  };
}
var _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
  const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
  let result = schema._zod.run({ value, issues: [] }, ctx);
  if (result instanceof Promise)
    result = await result;
  return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
};
var safeParseAsync = /* @__PURE__ *@/ _safeParseAsync($ZodRealError);
// node_modules/zod/v4/core/regexes.js
var anyString = /^[\s\S]{0,}$/;
var number = /^-?\d+(?:\.\d+)?$/;
var boolean = /^(?:true|false)$/i;
// node_modules/zod/v4/core/checks.js
var $ZodCheck = /* @__PURE__ *@/ $constructor("$ZodCheck", (inst, def) => {
  var _a2;
  inst._zod ?? (inst._zod = {});
  inst._zod.def = def;
  (_a2 = inst._zod).onattach ?? (_a2.onattach = []);
});
var $ZodCheckStringFormat = /* @__PURE__ *@/ $constructor("$ZodCheckStringFormat", (inst, def) => {
  var _a2, _b;
  $ZodCheck.init(inst, def);
  if (def.pattern)
    (_a2 = inst._zod).check ?? (_a2.check = (payload) => {
      def.pattern.lastIndex = 0;
      if (def.pattern.test(payload.value))
        return;
      payload.issues.push({
        origin: "string",
        code: "invalid_format",
        format: def.format,
        input: payload.value,
        ...def.pattern ? { pattern: def.pattern.toString() } : {},
        inst,
        continue: !def.abort
      });
    });
  else
    (_b = inst._zod).check ?? (_b.check = () => {
    });
});
var $ZodCheckRegex = /* @__PURE__ *@/ $constructor("$ZodCheckRegex", (inst, def) => {
  $ZodCheckStringFormat.init(inst, def);
  inst._zod.check = (payload) => {
    def.pattern.lastIndex = 0;
    if (def.pattern.test(payload.value))
      return;
    payload.issues.push({
      origin: "string",
      code: "invalid_format",
      format: "regex",
      input: payload.value,
      pattern: def.pattern.toString(),
      inst,
      continue: !def.abort
    });
  };
});
// node_modules/zod/v4/core/versions.js
var version = {
  major: 4,
  minor: 6,
  patch: 7
};
// node_modules/zod/v4/core/schemas.js
var $ZodType = /* @__PURE__ *@/ $constructor("$ZodType", (inst, def) => {
  var _a2;
  inst ?? (inst = {});
  inst._zod.def = def;
  inst._zod.bag = inst._zod.bag || {};
  inst._zod.version = version;
  const defChecks = inst._zod.def.checks;
  const checks = inst._zod.traits.has("$ZodCheck") ? [inst, ...defChecks ?? []] : defChecks?.length ? [...defChecks] : [];
  for (const ch of checks) {
    for (const fn of ch._zod.onattach) {
      fn(inst);
    }
  }
  if (checks.length === 0) {
    (_a2 = inst._zod).deferred ?? (_a2.deferred = []);
    inst._zod.deferred?.push(() => {
      inst._zod.run = inst._zod.parse;
    });
  } else {
    const runChecks = (payload, checks2, ctx) => {
      if (payload.memo)
        return payload;
      let isAborted = aborted(payload);
      let asyncResult;
      for (const ch of checks2) {
        if (ch._zod.def.when) {
          if (explicitlyAborted(payload))
            continue;
          const shouldRun = ch._zod.def.when(payload);
          if (!shouldRun)
            continue;
        } else if (isAborted) {
          continue;
        }
        const currLen = payload.issues.length;
        const _ = ch._zod.check(payload);
        if (_ instanceof Promise && ctx?.async === false) {
          throw new $ZodAsyncError();
        }
        if (asyncResult || _ instanceof Promise) {
          asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
            await _;
            const nextLen = payload.issues.length;
            if (nextLen === currLen)
              return;
            attachSchema(payload.issues, currLen, inst);
            if (!isAborted)
              isAborted = aborted(payload, currLen);
          });
        } else {
          const nextLen = payload.issues.length;
          if (nextLen === currLen)
            continue;
          attachSchema(payload.issues, currLen, inst);
          if (!isAborted)
            isAborted = aborted(payload, currLen);
        }
      }
      if (asyncResult) {
        return asyncResult.then(() => {
          return payload;
        });
      }
      return payload;
    };
    const handleCanaryResult = (canary, payload, ctx) => {
      if (aborted(canary)) {
        canary.aborted = true;
        return canary;
      }
      const checkResult = runChecks(payload, checks, ctx);
      if (checkResult instanceof Promise) {
        if (ctx.async === false)
          throw new $ZodAsyncError();
        return checkResult.then((checkResult2) => inst._zod.parse(checkResult2, ctx));
      }
      return inst._zod.parse(checkResult, ctx);
    };
    inst._zod.run = (payload, ctx) => {
      if (ctx.skipChecks) {
        return inst._zod.parse(payload, ctx);
      }
      if (ctx.direction === "backward") {
        const canary = inst._zod.parse({ value: payload.value, issues: [] }, { ...ctx, skipChecks: true });
        if (canary instanceof Promise) {
          return canary.then((canary2) => {
            return handleCanaryResult(canary2, payload, ctx);
          });
        }
        return handleCanaryResult(canary, payload, ctx);
      }
      const result = inst._zod.parse(payload, ctx);
      if (result instanceof Promise) {
        if (ctx.async === false)
          throw new $ZodAsyncError();
        return result.then((result2) => runChecks(result2, checks, ctx));
      }
      return runChecks(result, checks, ctx);
    };
  }
}, {
  // Wrappers extend this by installing a richer factory over it; reading it eagerly would defeat the laziness.
  get "~standard"() {
    return hide(this, "~standard", standardProps(this));
  },
  set "~standard"(value) {
    own(this, "~standard", value);
  }
});
var toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, config())) } : { value: r.value };
async function validateAsync(inst, value) {
  const ctx = { async: true };
  return toStandardResult(await inst._zod.run({ value, issues: [] }, ctx), ctx);
}
function standardProps(inst) {
  return {
    validate: (value) => {
      const ctx = { async: false };
      try {
        const r = inst._zod.run({ value, issues: [] }, ctx);
        if (!(r instanceof Promise))
          return toStandardResult(r, ctx);
      } catch (_) {
      }
      return validateAsync(inst, value);
    },
    vendor: "zod",
    version: 1
  };
}
var $ZodString = /* @__PURE__ *@/ $constructor("$ZodString", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.pattern = def.pattern ?? anyString;
  inst._zod.parse = (payload, _) => {
    if (def.coerce)
      try {
        payload.value = String(payload.value);
      } catch (_2) {
      }
    if (typeof payload.value === "string")
      return payload;
    payload.issues.push({
      expected: "string",
      code: "invalid_type",
      input: payload.value,
      inst
    });
    return payload;
  };
});
var $ZodNumber = /* @__PURE__ *@/ $constructor("$ZodNumber", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.pattern = number;
  inst._zod.parse = (payload, _ctx) => {
    if (def.coerce)
      try {
        payload.value = Number(payload.value);
      } catch (_) {
      }
    const input = payload.value;
    if (typeof input === "number" && !Number.isNaN(input) && Number.isFinite(input)) {
      return payload;
    }
    const received = typeof input === "number" ? Number.isNaN(input) ? "NaN" : !Number.isFinite(input) ? String(input) : void 0 : void 0;
    payload.issues.push({
      expected: "number",
      code: "invalid_type",
      input,
      inst,
      ...received ? { received } : {}
    });
    return payload;
  };
});
var $ZodBoolean = /* @__PURE__ *@/ $constructor("$ZodBoolean", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.pattern = boolean;
  inst._zod.parse = (payload, _ctx) => {
    if (def.coerce)
      try {
        payload.value = Boolean(payload.value);
      } catch (_) {
      }
    const input = payload.value;
    if (typeof input === "boolean")
      return payload;
    payload.issues.push({
      expected: "boolean",
      code: "invalid_type",
      input,
      inst
    });
    return payload;
  };
});
var $ZodUnknown = /* @__PURE__ *@/ $constructor("$ZodUnknown", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.parse = (payload) => payload;
});
function capSize(inst, size) {
  const caps = sizeCaps(inst._zod.def.checks);
  if (!caps.length)
    return;
  const cap = Math.min(...caps.map((c) => c[0]));
  const parse3 = inst._zod.parse;
  inst._zod.parse = (payload, ctx) => {
    const n = size(payload.value);
    if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
      for (const [max, ch] of sizeCaps(inst._zod.def.checks)) {
        if (n > max && ch._zod.def.when(payload)) {
          const start = payload.issues.length;
          ch._zod.check(payload);
          payload.issues[start].continue = false;
          attachSchema(payload.issues, start, inst);
          return payload;
        }
      }
    }
    return parse3(payload, ctx);
  };
}
var arraySize = (input) => Array.isArray(input) ? input.length : -1;
function handleArrayResult(result, final, index) {
  if (result.issues.length) {
    final.issues.push(...prefixIssues(index, result.issues));
  }
  final.value[index] = result.value;
}
var $ZodArray = /* @__PURE__ *@/ $constructor("$ZodArray", (inst, def) => {
  $ZodType.init(inst, def);
  const memo = globalConfig.memoizer;
  memo?.attach(inst);
  inst._zod.parse = (payload, ctx) => {
    const input = payload.value;
    if (!Array.isArray(input)) {
      payload.issues.push({
        expected: "array",
        code: "invalid_type",
        input,
        inst
      });
      return payload;
    }
    payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
    const proms = [];
    const abortEarly = ctx?.abortEarly;
    for (let i = 0; i < input.length; i++) {
      const item = input[i];
      const result = def.element._zod.run({
        value: item,
        issues: []
      }, ctx);
      if (result instanceof Promise) {
        proms.push(result.then((result2) => handleArrayResult(result2, payload, i)));
      } else {
        handleArrayResult(result, payload, i);
        if (abortEarly && result.issues.length !== 0 && aborted(result))
          break;
      }
    }
    if (proms.length) {
      return Promise.all(proms).then(() => payload);
    }
    return payload;
  };
  capSize(inst, arraySize);
});
function handlePropertyResult(result, final, key, input, optin, optout) {
  const isPresent = key in input;
  const isOptionalOut = optout === "optional";
  if (!isPresent && isOptionalOut && optin === "optional") {
    return;
  }
  if (result.issues.length) {
    if (optin !== void 0 && isOptionalOut && !isPresent) {
      return;
    }
    final.issues.push(...prefixIssues(key, result.issues));
  }
  if (!isPresent && optin === void 0) {
    if (!result.issues.length) {
      final.issues.push({
        code: "invalid_type",
        expected: "nonoptional",
        input: void 0,
        path: [key]
      });
    }
    return;
  }
  if (result.value === void 0) {
    if (isPresent || optin === "defaulted" && !isOptionalOut) {
      final.value[key] = void 0;
    }
  } else {
    final.value[key] = result.value;
  }
}
var NO_SYMBOL_KEYS = [];
function normalizeDef(def) {
  const keys = Object.keys(def.shape);
  const ownSymbols = Object.getOwnPropertySymbols(def.shape);
  const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
  const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
  for (const k of allKeys) {
    if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) {
      throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
    }
  }
  const okeys = optionalKeys(def.shape);
  return {
    ...def,
    allKeys,
    symbolKeys,
    // string-only: handleCatchall matches it against `for...in`, which never yields a symbol
    keySet: new Set(keys),
    numKeys: keys.length,
    optionalKeys: new Set(okeys)
  };
}
function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
  const unrecognized = [];
  const keySet = def.keySet;
  const _catchall = def.catchall._zod;
  const t = _catchall.def.type;
  const optin = _catchall.optin;
  const optout = _catchall.optout;
  let seen = 0;
  for (const key in input) {
    if (abortEarly && payload.issues.length !== seen) {
      if (aborted(payload, seen))
        break;
      seen = payload.issues.length;
    }
    if (keySet.has(key))
      continue;
    if (key === "__proto__") {
      if (t === "never")
        unrecognized.push(key);
      continue;
    }
    if (t === "never") {
      unrecognized.push(key);
      continue;
    }
    const r = _catchall.run({ value: input[key], issues: [] }, ctx);
    if (r instanceof Promise) {
      proms.push(r.then((r2) => handlePropertyResult(r2, payload, key, input, optin, optout)));
    } else {
      handlePropertyResult(r, payload, key, input, optin, optout);
    }
  }
  if (unrecognized.length) {
    payload.issues.push({
      code: "unrecognized_keys",
      keys: unrecognized,
      input,
      inst,
      // Describes the shape of the input, not the validity of the parsed value, so it never aborts. The parse still fails; the schema's own checks just get to run first, and an enclosing intersection can reconcile the key against a sibling operand.
      continue: true
    });
  }
  if (!proms.length)
    return payload;
  return Promise.all(proms).then(() => {
    return payload;
  });
}
var $ZodObject = /* @__PURE__ *@/ $constructor("$ZodObject", (inst, def) => {
  $ZodType.init(inst, def);
  const desc = Object.getOwnPropertyDescriptor(def, "shape");
  const sh = desc?.get ? desc.get.raw : def.shape ?? {};
  if (sh) {
    const get = () => {
      const newSh = { ...sh };
      Object.defineProperty(def, "shape", { value: newSh });
      get.raw = newSh;
      return newSh;
    };
    get.raw = sh;
    Object.defineProperty(def, "shape", { get });
  }
  const _normalized = cached(() => normalizeDef(def));
  defineLazyInternal(inst, "propValues", (zod) => {
    const shape = zod.def.shape;
    const propValues = {};
    for (const key in shape) {
      const field = shape[key]._zod;
      if (field.values) {
        if (!Object.prototype.hasOwnProperty.call(propValues, key)) {
          assignProp(propValues, key, /* @__PURE__ *@/ new Set());
        }
        for (const v of field.values)
          propValues[key].add(v);
        if (field.optin !== void 0)
          propValues[key].add(void 0);
      }
    }
    return propValues;
  });
  const isObject2 = isObject;
  const catchall = def.catchall;
  let value;
  const memo = globalConfig.memoizer;
  memo?.attach(inst);
  inst._zod.parse = (payload, ctx) => {
    value ?? (value = _normalized.value);
    const input = payload.value;
    if (!isObject2(input)) {
      payload.issues.push({
        expected: "object",
        code: "invalid_type",
        input,
        inst
      });
      return payload;
    }
    payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
    const proms = [];
    const shape = value.shape;
    const abortEarly = ctx?.abortEarly;
    let seen = payload.issues.length;
    for (const key of value.allKeys) {
      if (abortEarly && payload.issues.length !== seen) {
        if (aborted(payload, seen))
          break;
        seen = payload.issues.length;
      }
      if (key === "__proto__")
        continue;
      const el = shape[key];
      const optin = el._zod.optin;
      const optout = el._zod.optout;
      const r = el._zod.run({ value: input[key], issues: [] }, ctx);
      if (r instanceof Promise) {
        proms.push(r.then((r2) => handlePropertyResult(r2, payload, key, input, optin, optout)));
      } else {
        handlePropertyResult(r, payload, key, input, optin, optout);
      }
    }
    if (!catchall) {
      return proms.length ? Promise.all(proms).then(() => payload) : payload;
    }
    return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
  };
});
function handleUnionResults(results, final, inst, ctx) {
  for (const result of results) {
    if (result.issues.length === 0) {
      final.value = result.value;
      return final;
    }
  }
  const nonaborted = results.filter((r) => !aborted(r));
  if (nonaborted.length === 1) {
    final.value = nonaborted[0].value;
    return nonaborted[0];
  }
  final.issues.push({
    code: "invalid_union",
    input: final.value,
    inst,
    errors: results.map((result) => result.issues.map((iss) => finalizeIssue(iss, ctx, config())))
  });
  return final;
}
var $ZodUnion = /* @__PURE__ *@/ $constructor("$ZodUnion", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted") ? "defaulted" : zod.def.options.some((o) => o._zod.optin !== void 0) ? "optional" : void 0);
  defineLazyInternal(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : void 0);
  defineLazyInternal(inst, "values", (zod) => {
    if (zod.def.options.every((o) => o._zod.values)) {
      return new Set(zod.def.options.flatMap((option) => Array.from(option._zod.values)));
    }
    return void 0;
  });
  defineLazyInternal(inst, "pattern", (zod) => {
    if (zod.def.options.every((o) => o._zod.pattern)) {
      const patterns = zod.def.options.map((o) => o._zod.pattern);
      return new RegExp(`^(${patterns.map((p) => cleanRegex(p.source)).join("|")})$`);
    }
    return void 0;
  });
  const first = def.options.length === 1 ? def.options[0]._zod.run : null;
  inst._zod.parse = (payload, ctx) => {
    if (first) {
      return first(payload, ctx);
    }
    let async = false;
    const results = [];
    for (const option of def.options) {
      const result = option._zod.run({
        value: payload.value,
        issues: []
      }, ctx);
      if (result instanceof Promise) {
        results.push(result);
        async = true;
      } else {
        if (result.issues.length === 0)
          return result;
        results.push(result);
      }
    }
    if (!async)
      return handleUnionResults(results, payload, inst, ctx);
    return Promise.all(results).then((results2) => {
      return handleUnionResults(results2, payload, inst, ctx);
    });
  };
});
var $ZodTransform = /* @__PURE__ *@/ $constructor("$ZodTransform", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.optin = "optional";
  globalConfig.memoizer?.guard(inst);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      throw new $ZodEncodeError(inst.constructor.name);
    }
    const _out = def.transform(payload.value, payload);
    if (ctx.async) {
      const output = _out instanceof Promise ? _out : Promise.resolve(_out);
      return output.then((output2) => {
        payload.value = output2;
        return payload;
      });
    }
    if (_out instanceof Promise) {
      throw new $ZodAsyncError();
    }
    payload.value = _out;
    return payload;
  };
});
function handleOptionalResult(payload, result) {
  payload.value = result.issues.length ? void 0 : result.value;
  return payload;
}
var $ZodOptional = /* @__PURE__ *@/ $constructor("$ZodOptional", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
  inst._zod.optout = "optional";
  defineLazyInternal(inst, "values", (zod) => {
    const values = zod.def.innerType._zod.values;
    return values ? /* @__PURE__ *@/ new Set([...values, void 0]) : void 0;
  });
  defineLazyInternal(inst, "pattern", (zod) => {
    const pattern = zod.def.innerType._zod.pattern;
    return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : void 0;
  });
  inst._zod.parse = (payload, ctx) => {
    if (payload.value === void 0) {
      if (def.innerType._zod.optin !== "defaulted")
        return payload;
      const result = def.innerType._zod.run({ value: payload.value, issues: [] }, ctx);
      if (result instanceof Promise)
        return result.then((result2) => handleOptionalResult(payload, result2));
      return handleOptionalResult(payload, result);
    }
    return def.innerType._zod.run(payload, ctx);
  };
});
var $ZodNullable = /* @__PURE__ *@/ $constructor("$ZodNullable", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin);
  defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
  defineLazyInternal(inst, "pattern", (zod) => {
    const pattern = zod.def.innerType._zod.pattern;
    return pattern ? new RegExp(`^(${cleanRegex(pattern.source)}|null)$`) : void 0;
  });
  defineLazyInternal(inst, "values", (zod) => {
    return zod.def.innerType._zod.values ? /* @__PURE__ *@/ new Set([...zod.def.innerType._zod.values, null]) : void 0;
  });
  inst._zod.parse = (payload, ctx) => {
    if (payload.value === null)
      return payload;
    return def.innerType._zod.run(payload, ctx);
  };
});
function handleCatchResult(payload, result, def, ctx) {
  if (!result.issues.length) {
    payload.value = result.value;
    if (result.memo)
      payload.memo = true;
    return payload;
  }
  payload.value = def.catchValue({
    ...result,
    value: payload.value,
    error: {
      issues: result.issues.map((iss) => finalizeIssue(iss, ctx, config()))
    },
    input: payload.value
  });
  return payload;
}
var $ZodCatch = /* @__PURE__ *@/ $constructor("$ZodCatch", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
  defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
  defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      return def.innerType._zod.run(payload, ctx);
    }
    const result = def.innerType._zod.run({ value: payload.value, issues: [] }, ctx);
    if (result instanceof Promise) {
      return result.then((result2) => handleCatchResult(payload, result2, def, ctx));
    }
    return handleCatchResult(payload, result, def, ctx);
  };
});
var $ZodPipe = /* @__PURE__ *@/ $constructor("$ZodPipe", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
  defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
  defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
  defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      const right = def.out._zod.run(payload, ctx);
      if (right instanceof Promise) {
        return right.then((right2) => handlePipeResult(right2, def.in, ctx));
      }
      return handlePipeResult(right, def.in, ctx);
    }
    const left = def.in._zod.run(payload, ctx);
    if (left instanceof Promise) {
      return left.then((left2) => handlePipeResult(left2, def.out, ctx));
    }
    return handlePipeResult(left, def.out, ctx);
  };
});
function handlePipeResult(left, next, ctx) {
  if (left.issues.some((iss) => iss.code !== "unrecognized_keys")) {
    left.aborted = true;
    return left;
  }
  return next._zod.run({ value: left.value, issues: left.issues }, ctx);
}
var $ZodCustom = /* @__PURE__ *@/ $constructor("$ZodCustom", (inst, def) => {
  $ZodCheck.init(inst, def);
  $ZodType.init(inst, def);
  inst._zod.parse = (payload, _) => {
    return payload;
  };
  inst._zod.check = (payload) => {
    const input = payload.value;
    const r = def.fn(input);
    if (r instanceof Promise) {
      return r.then((r2) => handleRefineResult(r2, payload, input, inst));
    }
    handleRefineResult(r, payload, input, inst);
    return;
  };
});
function handleRefineResult(result, payload, input, inst) {
  if (!result) {
    const _iss = {
      code: "custom",
      input,
      inst,
      // incorporates params.error into issue reporting
      path: [...inst._zod.def.path ?? []],
      // incorporates params.error into issue reporting
      continue: !inst._zod.def.abort
      // params: inst._zod.def.params,
    };
    if (inst._zod.def.params)
      _iss.params = inst._zod.def.params;
    payload.issues.push(issue2(_iss));
  }
}
// node_modules/zod/v4/core/api.js
function snapshotChecks(def) {
  if (def.checks)
    def.checks = [...def.checks];
  return def;
}
// @__NO_SIDE_EFFECTS__
// @__NO_SIDE_EFFECTS__
function _string(Class2, params) {
  return new Class2(snapshotChecks({ type: "string", ...normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
// @__NO_SIDE_EFFECTS__
function _number(Class2, params) {
  return new Class2(snapshotChecks({ type: "number", checks: [], ...normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
// @__NO_SIDE_EFFECTS__
function _boolean(Class2, params) {
  return new Class2({
    type: "boolean",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
// @__NO_SIDE_EFFECTS__
function _unknown(Class2) {
  return new Class2({
    type: "unknown"
  });
}
// @__NO_SIDE_EFFECTS__
// @__NO_SIDE_EFFECTS__
function _regex(pattern, params) {
  return new $ZodCheckRegex({
    check: "string_format",
    format: "regex",
    ...normalizeParams(params),
    pattern
  });
}
// @__NO_SIDE_EFFECTS__
// @__NO_SIDE_EFFECTS__
function _refine(Class2, fn, _params) {
  const schema = new Class2({
    type: "custom",
    check: "custom",
    fn,
    ...normalizeParams(_params)
  });
  return schema;
}
// node_modules/zod/v4/mini/schemas.js
var ZodMiniType = /* @__PURE__ *@/ $constructor("ZodMiniType", (inst, def) => {
  if (!inst._zod)
    throw new Error("Uninitialized schema in ZodMiniType.");
  $ZodType.init(inst, def);
  inst.def = def;
  inst.type = def.type;
}, {
  // `with` is an alias for `check`: the same function object, not a wrapper.
  get with() {
    return this.check;
  },
  set with(value) {
    own(this, "with", value);
  },
  parse(data, params) {
    return parse2(this, data, params, { callee: this.parse });
  },
  parseAsync(data, params) {
    return parseAsync(this, data, params, { callee: this.parseAsync });
  },
  safeParse(data, params) {
    return safeParse(this, data, params);
  },
  safeParseAsync(data, params) {
    return safeParseAsync(this, data, params);
  },
  check(...checks) {
    const def = this.def;
    return this.clone({
      ...def,
      checks: [
        ...def.checks ?? [],
        ...checks.map((ch) => typeof ch === "function" ? { _zod: { check: ch, def: { check: "custom" }, onattach: [] } } : ch)
      ]
    }, { parent: true });
  },
  clone(_def, params) {
    return clone(this, _def, params);
  },
  brand() {
    return this;
  },
  register(reg, meta2) {
    reg.add(this, meta2);
    return this;
  },
  apply(fn, ...args) {
    return args.length === 0 ? fn(this) : fn(this, ...args);
  }
});
var ZodMiniString = /* @__PURE__ *@/ $constructor("ZodMiniString", (inst, def) => {
  $ZodString.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
// @__NO_SIDE_EFFECTS__
function string2(params) {
  return /* @__PURE__ *@/ _string(ZodMiniString, params);
}
var ZodMiniNumber = /* @__PURE__ *@/ $constructor("ZodMiniNumber", (inst, def) => {
  $ZodNumber.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
// @__NO_SIDE_EFFECTS__
function number2(params) {
  return /* @__PURE__ *@/ _number(ZodMiniNumber, params);
}
var ZodMiniBoolean = /* @__PURE__ *@/ $constructor("ZodMiniBoolean", (inst, def) => {
  $ZodBoolean.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
// @__NO_SIDE_EFFECTS__
function boolean2(params) {
  return /* @__PURE__ *@/ _boolean(ZodMiniBoolean, params);
}
var ZodMiniUnknown = /* @__PURE__ *@/ $constructor("ZodMiniUnknown", (inst, def) => {
  $ZodUnknown.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
// @__NO_SIDE_EFFECTS__
function unknown() {
  return /* @__PURE__ *@/ _unknown(ZodMiniUnknown);
}
var ZodMiniArray = /* @__PURE__ *@/ $constructor("ZodMiniArray", (inst, def) => {
  $ZodArray.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
// @__NO_SIDE_EFFECTS__
function array(element, params) {
  return new ZodMiniArray({
    type: "array",
    element,
    ...normalizeParams(params)
  });
}
var ZodMiniObject = /* @__PURE__ *@/ $constructor("ZodMiniObject", (inst, def) => {
  $ZodObject.init(inst, def);
  ZodMiniType.init(inst, def);
  installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
});
// @__NO_SIDE_EFFECTS__
// @__NO_SIDE_EFFECTS__
function object(shape, params) {
  const def = {
    type: "object",
    shape: shape ?? {},
    ...normalizeParams(params)
  };
  return new ZodMiniObject(def);
}
var ZodMiniUnion = /* @__PURE__ *@/ $constructor("ZodMiniUnion", (inst, def) => {
  $ZodUnion.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
// @__NO_SIDE_EFFECTS__
function union(options, params) {
  return new ZodMiniUnion({
    type: "union",
    options,
    ...normalizeParams(params)
  });
}
var ZodMiniTransform = /* @__PURE__ *@/ $constructor("ZodMiniTransform", (inst, def) => {
  $ZodTransform.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
// @__NO_SIDE_EFFECTS__
function transform(fn) {
  return new ZodMiniTransform({
    type: "transform",
    transform: fn
  });
}
var ZodMiniOptional = /* @__PURE__ *@/ $constructor("ZodMiniOptional", (inst, def) => {
  $ZodOptional.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
// @__NO_SIDE_EFFECTS__
function optional(innerType) {
  return new ZodMiniOptional({
    type: "optional",
    innerType
  });
}
var ZodMiniNullable = /* @__PURE__ *@/ $constructor("ZodMiniNullable", (inst, def) => {
  $ZodNullable.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
// @__NO_SIDE_EFFECTS__
function nullable(innerType) {
  return new ZodMiniNullable({
    type: "nullable",
    innerType
  });
}
// @__NO_SIDE_EFFECTS__
// @__NO_SIDE_EFFECTS__
function nullish2(innerType) {
  return /* @__PURE__ *@/ optional(/* @__PURE__ *@/ nullable(innerType));
}
var ZodMiniCatch = /* @__PURE__ *@/ $constructor("ZodMiniCatch", (inst, def) => {
  $ZodCatch.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
// @__NO_SIDE_EFFECTS__
function _catch(innerType, catchValue) {
  return new ZodMiniCatch({
    type: "catch",
    innerType,
    catchValue: typeof catchValue === "function" ? catchValue : util_exports.constantCatch(catchValue)
  });
}
var ZodMiniPipe = /* @__PURE__ *@/ $constructor("ZodMiniPipe", (inst, def) => {
  $ZodPipe.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
// @__NO_SIDE_EFFECTS__
function pipe(in_, out) {
  return new ZodMiniPipe({
    type: "pipe",
    in: in_,
    out
  });
}
var ZodMiniCustom = /* @__PURE__ *@/ $constructor("ZodMiniCustom", (inst, def) => {
  $ZodCustom.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
// @__NO_SIDE_EFFECTS__
function refine(fn, _params = {}) {
  return /* @__PURE__ *@/ _refine(ZodMiniCustom, fn, _params);
}
// shared/gitlab/pipeline.ts
var STATUSES = [
  "created",
  "waiting_for_resource",
  "preparing",
  "waiting_for_callback",
  "pending",
  "running",
  "success",
  "failed",
  "canceling",
  "canceled",
  "skipped",
  "manual",
  "scheduled"
];
function toStatus(text2) {
  return STATUSES.includes(text2) ? text2 : { unknown: text2 };
}
function statusText(status2) {
  return typeof status2 === "string" ? status2 : status2.unknown;
}
// shared/gitlab/wire.ts
var orElse = _catch;
var id = /* @__PURE__ *@/ pipe(
  /* @__PURE__ *@/ union([/* @__PURE__ *@/ number2(), /* @__PURE__ *@/ pipe((/* @__PURE__ *@/ string2()).check(/* @__PURE__ *@/ _regex(/^\d+$/)), /* @__PURE__ *@/ transform(Number))]),
  (/* @__PURE__ *@/ number2()).check(/* @__PURE__ *@/ refine((value) => Number.isSafeInteger(value) && value >= 0))
);
var text = orElse(/* @__PURE__ *@/ optional(/* @__PURE__ *@/ string2()), void 0);
var number3 = orElse(
  /* @__PURE__ *@/ optional(/* @__PURE__ *@/ union([/* @__PURE__ *@/ number2(), /* @__PURE__ *@/ pipe((/* @__PURE__ *@/ string2()).check(/* @__PURE__ *@/ _regex(/^\d+(\.\d+)?$/)), /* @__PURE__ *@/ transform(Number))])),
  void 0
);
var status = /* @__PURE__ *@/ pipe(/* @__PURE__ *@/ string2(), /* @__PURE__ *@/ transform(toStatus));
var flag = orElse(/* @__PURE__ *@/ boolean2(), false);
function readable(row) {
  const keep = (rows) => rows.flatMap((one) => {
    const { success, data } = row.safeParse(one);
    return success ? [data] : [];
  });
  return /* @__PURE__ *@/ pipe(orElse(/* @__PURE__ *@/ array(/* @__PURE__ *@/ unknown()), []), /* @__PURE__ *@/ transform(keep));
}
var pipelineRow = /* @__PURE__ *@/ object({
  id,
  project_id: id,
  status,
  iid: number3,
  ref: text,
  sha: text,
  source: text,
  web_url: text,
  created_at: text,
  updated_at: text,
  started_at: text,
  finished_at: text,
  duration: number3,
  yaml_errors: text
});
var artifactRow = /* @__PURE__ *@/ object({ file_type: /* @__PURE__ *@/ string2(), filename: /* @__PURE__ *@/ string2(), size: number3, file_format: text });
var jobRow = /* @__PURE__ *@/ object({
  id,
  name: /* @__PURE__ *@/ string2(),
  status,
  stage: text,
  ref: text,
  allow_failure: flag,
  web_url: text,
  failure_reason: text,
  created_at: text,
  started_at: text,
  finished_at: text,
  duration: number3,
  queued_duration: number3,
  tag_list: readable(/* @__PURE__ *@/ string2()),
  artifacts: readable(artifactRow),
  artifacts_file: orElse(/* @__PURE__ *@/ optional(/* @__PURE__ *@/ object({ filename: /* @__PURE__ *@/ string2(), size: number3 })), void 0),
  artifacts_expire_at: text,
  pipeline: pipelineRow
});
var bridgeRow = /* @__PURE__ *@/ object({
  id,
  name: /* @__PURE__ *@/ string2(),
  status,
  stage: text,
  allow_failure: flag,
  web_url: text,
  failure_reason: text,
  started_at: text,
  finished_at: text,
  duration: number3,
  downstream_pipeline: /* @__PURE__ *@/ nullish2(pipelineRow)
});
var triggerTokenRow = /* @__PURE__ *@/ object({
  id,
  token: text,
  description: text,
  created_at: text,
  updated_at: text,
  last_used: text,
  expires_at: text,
  owner: orElse(/* @__PURE__ *@/ optional(/* @__PURE__ *@/ object({ id, username: /* @__PURE__ *@/ string2() })), void 0)
});
var parsePipeline = (json) => toPipeline(pipelineRow.parse(json));
var parseBridge = (json) => {
  const row = bridgeRow.parse(json);
  return {
    ...shown(row),
    ...given({ downstream: row.downstream_pipeline ? toPipeline(row.downstream_pipeline) : void 0 })
  };
};
function listOf(one) {
  return (json) => (/* @__PURE__ *@/ array(/* @__PURE__ *@/ unknown())).parse(json).map((row) => one(row));
}
function toPipeline(row) {
  return {
    id: row.id,
    projectId: row.project_id,
    status: row.status,
    ref: row.ref ?? "",
    sha: row.sha ?? "",
    webUrl: row.web_url ?? "",
    ...given({
      iid: row.iid,
      source: row.source,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
      startedAt: row.started_at,
      finishedAt: row.finished_at,
      durationS: row.duration,
      yamlErrors: row.yaml_errors
    })
  };
}
function shown(row) {
  return {
    id: row.id,
    name: row.name,
    stage: row.stage ?? "",
    status: row.status,
    allowFailure: row.allow_failure,
    webUrl: row.web_url ?? "",
    ...given({
      failureReason: row.failure_reason,
      startedAt: row.started_at,
      finishedAt: row.finished_at,
      durationS: row.duration
    })
  };
}
function given(all) {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== void 0));
}
// shared/gitlab/pipeline-page.ts
var PER_PAGE = 100;
async function pipelinePage(gitlab2, credential, project, filter, page, signal) {
  const query = new URLSearchParams({ ...filter, order_by: "id", sort: "desc", per_page: String(PER_PAGE) });
  query.set("page", String(page));
  const what = `listing the pipelines of ${projectName(project)}`;
  const path = `${route`projects/${project}/pipelines`}?${query.toString()}`;
  const answer = await gitlab2.send({ method: "GET", path, what, credential }, signal);
  const pipelines = readAnswer(answer, what, listOf(parsePipeline), secretsOf(credential));
  const at = new Date(answer.headers.date ?? Number.NaN);
  return { pipelines, more: pipelines.length === PER_PAGE, ...Number.isNaN(at.getTime()) ? {} : { at } };
}
// shared/gitlab/pipeline-variables.ts
var variableRows = /* @__PURE__ *@/ array(/* @__PURE__ *@/ object({ key: /* @__PURE__ *@/ string2(), value: /* @__PURE__ *@/ string2() }));
function pipelineVariables(gitlab2, credential, project, pipelineId, signal) {
  const path = route`projects/${project}/pipelines/${pipelineId}/variables`;
  const what = `reading the variables of pipeline ${pipelineId} of ${projectName(project)}`;
  const parse3 = (json) => new Map(variableRows.parse(json).map(({ key, value }) => [key, value]));
  return call(gitlab2, { path, what, credential }, parse3, signal);
}
// shared/gitlab/mark-reader.ts
var AT_ONCE = 5;
var MarkReader = class {
  #gitlab;
  #project;
  #lists;
  #reads;
  #marksAmong;
  #known = /* @__PURE__ *@/ new Map();
  /**
   * @param readers at least one
   * @param marksAmong the marks among the variables of a pipeline; of one that is not ours, whatever says so
   *@/
  constructor(gitlab2, project, readers, marksAmong) {
    const users = readers.filter(isUserCredential);
    this.#gitlab = gitlab2;
    this.#project = project;
    this.#marksAmong = marksAmong;
    this.#lists = new FirstThatReads(readers);
    this.#reads = users.length === 0 ? void 0 : new FirstThatReads(users);
  }
  /** Whether there is a credential that could read marks at all. *@/
  get mayRead() {
    return this.#reads !== void 0;
  }
  /** A page of the project's pipelines, the newest first. *@/
  page(filter, page, signal) {
    return this.#lists.read((by) => pipelinePage(this.#gitlab, by, this.#project, filter, page, signal));
  }
  /** The first that carries such marks, read no further than that, and those on the way that nobody may look into. *@/
  async find(pipelines, carries, signal) {
    const hidden = [];
    for (let from = 0; from < pipelines.length; from += AT_ONCE)
      for (const { pipeline, marks } of await this.marksOf(pipelines.slice(from, from + AT_ONCE), signal)) {
        if (marks === "hidden") hidden.push(pipeline);
        else if (carries(marks)) return { found: pipeline, hidden };
      }
    return { hidden };
  }
  /** The marks of each, in the same order. *@/
  async marksOf(pipelines, signal) {
    return await bounded(pipelines, AT_ONCE, signal, async (pipeline, _index, until) => ({
      pipeline,
      marks: await this.#marks(pipeline.id, until)
    }));
  }
  async #marks(id2, signal) {
    const known = this.#known.get(id2);
    if (known !== void 0) return known;
    const marks = await this.#read(id2, signal);
    this.#known.set(id2, marks);
    return marks;
  }
  async #read(id2, signal) {
    if (this.#reads === void 0) return "hidden";
    try {
      const read = (by) => pipelineVariables(this.#gitlab, by, this.#project, id2, signal);
      return this.#marksAmong(await this.#reads.read(read));
    } catch (error2) {
      if (cannotRead(error2) || isCoded(error2, "GITLAB_ANSWER_TOO_LARGE") && error2.status === 200) return "hidden";
      throw error2;
    }
  }
};
// shared/gitlab/pipeline-url.ts
function parsePipelineUrl(text2, server) {
  const url = URL.parse(text2.trim());
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") return void 0;
  const known = server === void 0 ? null : URL.parse(server);
  const path = known?.host === url.host ? known.pathname.replace(/\/+$/, "") : "";
  const root = path !== "" && url.pathname.startsWith(`${path}/`) ? path : "";
  const [, project, digits] = /^\/(.+?)(?:\/-)?\/pipelines\/(\d+)(?:\/|$)/.exec(url.pathname.slice(root.length)) ?? [];
  const id2 = Number(digits);
  if (project === void 0 || !Number.isSafeInteger(id2) || id2 === 0) return void 0;
  const numeric = /^projects\/(\d+)$/.exec(project)?.[1];
  if (numeric === void 0 && !/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)+$/.test(project)) return void 0;
  return { server: `${url.origin}${root}`, project: numeric === void 0 ? project : Number(numeric), id: id2 };
}
function pipelineListAddress(server, project) {
  const root = (0, import_chunk_VVLYTNWA.printable)(server);
  return typeof project === "number" ? `${root}/projects/${project} (Build > Pipelines)` : `${root}/${(0, import_chunk_VVLYTNWA.printable)(project)}/-/pipelines`;
}
// shared/time/within.ts
async function within(clock, ms, late2, work, signal) {
  const limit = new AbortController();
  const done = new AbortController();
  const timer = clock.sleep(ms, done.signal).then(
    () => limit.abort(late2()),
    () => void 0
  );
  try {
    return await work(signal === void 0 ? limit.signal : AbortSignal.any([signal, limit.signal]));
  } finally {
    done.abort();
    await timer;
  }
}
// shared/gitlab/link.ts
var PARAMETER = /\s*;\s*([^\s=;,"<>]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]+)))?/y;
function nextLink(header) {
  const text2 = typeof header === "string" ? header : (header ?? []).join(",");
  for (let at = text2.indexOf("<"); at >= 0; at = text2.indexOf("<", at)) {
    const close = text2.indexOf(">", at);
    if (close < 0) return void 0;
    const { relations, end } = parametersAt(text2, close + 1);
    if (relations.includes("next")) return text2.slice(at + 1, close).trim();
    at = end;
  }
  return void 0;
}
function parametersAt(text2, from) {
  let relations = [];
  let end = from;
  for (; ; ) {
    PARAMETER.lastIndex = end;
    const [whole, name, quoted3, token] = PARAMETER.exec(text2) ?? [];
    if (whole === void 0) return { relations, end };
    end += whole.length;
    if (name?.toLowerCase() === "rel") relations = (quoted3 ?? token ?? "").toLowerCase().split(/\s+/);
  }
}
// shared/gitlab/paginate.ts
var PER_PAGE2 = 100;
var MAX_PAGES = 200;
async function listAll(gitlab2, list, one, signal) {
  const { what, credential } = list;
  const parse3 = listOf(one);
  const rows = [];
  let path = withQuery(list.path, "per_page", PER_PAGE2);
  for (let page = 0; path !== void 0; page++) {
    if (page === MAX_PAGES)
      throw new CodedError("GITLAB_ANSWER_TOO_LARGE", `GitLab gave more than ${MAX_PAGES} pages to ${what}.`);
    const answer = await gitlab2.send({ method: "GET", path, what, credential }, signal);
    rows.push(...readAnswer(answer, what, parse3, secretsOf(credential)));
    path = nextPath(gitlab2.apiUrl, path, answer.headers);
  }
  return rows;
}
function nextPath(apiUrl, path, headers) {
  const link = nextLink(headers["link"]);
  const here = `${apiUrl}/${path}`;
  if (link !== void 0 && URL.canParse(link, here)) {
    const next = new URL(link, here);
    const root = new URL(`${apiUrl}/`);
    if (next.origin === root.origin && next.pathname.startsWith(root.pathname) && next.username === "")
      return next.pathname.slice(root.pathname.length) + next.search;
  }
  const number4 = headers["x-next-page"];
  if (typeof number4 === "string" && /^\d+$/.test(number4)) return withQuery(path, "page", number4);
  if (link === void 0) return void 0;
  throw new CodedError(
    "GITLAB_REDIRECT_REFUSED",
    "GitLab's list goes on at another address than the configured one, which is not followed.",
    { hint: "Set `host` to the address GitLab gives for itself (its external_url)." }
  );
}
function withQuery(path, name, value) {
  const [before = "", query = ""] = path.split("?", 2);
  const parameters = new URLSearchParams(query);
  parameters.set(name, String(value));
  return `${before}?${parameters.toString()}`;
}
// shared/gitlab/pipelines.ts
function getPipeline(gitlab2, credential, project, id2, signal) {
  const path = route`projects/${project}/pipelines/${id2}`;
  const what = `reading pipeline ${id2} of ${projectName(project)}`;
  return call(gitlab2, { path, what, credential }, parsePipeline, signal);
}
function cancelPipeline(gitlab2, credential, project, id2, signal) {
  const path = route`projects/${project}/pipelines/${id2}/cancel`;
  const what = `canceling pipeline ${id2} of ${projectName(project)}`;
  return call(gitlab2, { method: "POST", path, what, credential }, parsePipeline, signal);
}
async function listBridges(gitlab2, credential, project, pipelineId, signal) {
  const pipeline = route`projects/${project}/pipelines/${pipelineId}`;
  const what = `listing the trigger jobs of pipeline ${pipelineId} of ${projectName(project)}`;
  const list = async (name) => {
    const bridges = await listAll(gitlab2, { path: `${pipeline}/${name}`, what, credential }, parseBridge, signal);
    return [...bridges].sort((one, other) => one.id - other.id);
  };
  try {
    return await list("bridges");
  } catch (error2) {
    if (!isCoded(error2) || error2.status !== 404 && error2.status !== 410) throw error2;
    return await list("trigger_jobs").catch((other) => {
      throw cannotRead(other) ? error2 : other;
    });
  }
}
// action/cancel/cancellation.ts
function hasStopped(status2) {
  return status2 === "manual" || hasEnded(status2);
}
function hasEnded(status2) {
  switch (status2) {
    case "success":
    case "failed":
    case "canceled":
    case "canceling":
    case "skipped":
      return true;
    default:
      return false;
  }
}
function targetOf({ projectId, id: id2, webUrl }) {
  return { project: projectId, id: id2, webUrl };
}
function isVerified(cancellation) {
  return cancellation.kind === "asked" && cancellation.fates.every(({ fate }) => fate.kind === "stopped");
}
function cancellationText(cancellation) {
  if (cancellation.kind === "not-possible") {
    const { targets } = cancellation;
    const [what, keep] = targets.length === 1 ? ["Pipeline", "keeps"] : ["Pipelines", "keep"];
    const ids = targets.map(({ id: id2 }) => id2).join(", ");
    const urls = targets.map(({ webUrl }) => (0, import_chunk_VVLYTNWA.printable)(webUrl)).join(" ");
    return `${what} ${ids} ${keep} running: cancelling needs \`access-token\` or \`oauth-token\` with the scope api. Cancel by hand at ${urls}`;
  }
  const [root, ...others] = cancellation.fates;
  if (root === void 0) return "Nothing was left to cancel.";
  const stopped = others.filter(({ fate }) => fate.kind === "stopped");
  const left = others.filter(({ fate }) => fate.kind !== "stopped");
  return [
    fateText(root.target, root.fate),
    ...stopped.length === 0 ? [] : [
      stopped.length === 1 ? "1 more pipeline of its tree has stopped as well." : `${stopped.length} more pipelines of its tree have stopped as well.`
    ],
    ...left.map(({ target, fate }) => fateText(target, fate))
  ].join(" ");
}
function fateText({ id: id2, webUrl }, fate) {
  const url = (0, import_chunk_VVLYTNWA.printable)(webUrl);
  switch (fate.kind) {
    case "stopped":
      return stoppedText(id2, fate.status, url);
    case "running":
      return `GitLab was asked to cancel pipeline ${id2}, and it is still ${shown2(fate.status)}. Cancel it at ${url}`;
    case "unverified":
      return `GitLab took the request to cancel pipeline ${id2} and could not be asked whether it has stopped. See ${url}`;
    case "refused":
    case "failed":
      return `Pipeline ${id2} may keep running: ${fate.reason} Cancel it at ${url}`;
  }
}
function stoppedText(id2, status2, url) {
  if (status2 === "canceled") return `Pipeline ${id2} is canceled: ${url}`;
  if (status2 === "canceling") return `Pipeline ${id2} is being canceled, its jobs are ending: ${url}`;
  if (status2 === "manual") return `Nothing of pipeline ${id2} runs, it waits for a person: ${url}`;
  return `Pipeline ${id2} had come to its end before (${shown2(status2)}): ${url}`;
}
function shown2(status2) {
  return (0, import_chunk_VVLYTNWA.printable)(statusText(status2), 60);
}
// action/cancel/cancel-tree.ts
var CALL_WITHIN_MS = 3e3;
var PAUSES_MS = [500, 1e3, 2e3];
var MOST_PIPELINES = 200;
async function cancelTree(deps, order, signal) {
  const { targets, readers, downstream, withinMs } = order;
  const able = readers.filter(isUserCredential);
  if (able.length === 0) return { kind: "not-possible", targets };
  const credentials = new FirstThatReads(able);
  const entries = /* @__PURE__ *@/ new Map();
  try {
    await within(
      deps.clock,
      withinMs,
      late,
      async (until) => {
        await fellAll({ ...deps, credentials, downstream, signal: until, entries, passed: /* @__PURE__ *@/ new Set() }, targets);
      },
      signal
    );
  } catch {
  }
  return { kind: "asked", fates: [...entries.values()] };
}
async function fellAll(felling, targets) {
  await Promise.all(targets.map((target) => fell(felling, target)));
}
async function fell(felling, target) {
  const key = keyOf(target);
  if (felling.entries.has(key) || felling.entries.size >= MOST_PIPELINES) return;
  const entry = { target, fate: { kind: "failed", reason: "GitLab did not answer in time." } };
  felling.entries.set(key, entry);
  await Promise.all([fellItself(felling, entry), fellBelow(felling, target)]);
}
async function fellItself(felling, entry) {
  const { target } = entry;
  const answer = await ask(felling, target);
  if (answer.kind === "taken") felling.taken?.(answer.pipeline);
  const [asked] = await Promise.all([see(felling, entry, answer), fellBelow(felling, target)]);
  if (asked === "again") await fellBelow(felling, target);
}
async function fellBelow(felling, { project, id: id2 }) {
  if (!felling.downstream) return;
  const list = (credential, signal) => listBridges(felling.gitlab, credential, project, id2, signal);
  const bridges = await byAny(felling, list).catch(() => []);
  const started = bridges.flatMap(({ downstream }) => downstream ?? []);
  const ended = started.filter(({ status: status2 }) => hasEnded(status2)).map(targetOf);
  const running = started.filter(({ status: status2 }) => !hasEnded(status2)).map(targetOf);
  await Promise.all([fellAll(felling, running), ...ended.map((target) => lookBelow(felling, target))]);
}
async function lookBelow(felling, target) {
  if (felling.entries.has(keyOf(target)) || felling.passed.has(keyOf(target))) return;
  if (felling.passed.size >= MOST_PIPELINES) return;
  felling.passed.add(keyOf(target));
  await fellBelow(felling, target);
}
function keyOf({ project, id: id2 }) {
  return `${project}/${id2}`;
}
async function see(felling, entry, first) {
  const { gitlab: gitlab2, clock, signal } = felling;
  const { project, id: id2 } = entry.target;
  const look2 = (credential, until) => getPipeline(gitlab2, credential, project, id2, until);
  for (let round = 0, answer = first; ; round += 1) {
    if (answer.kind !== "taken") entry.fate = answer;
    else if (entry.fate.kind !== "running") entry.fate = { kind: "unverified" };
    const seen = await byAny(felling, look2).catch(() => void 0);
    if (seen !== void 0 && hasStopped(seen.status)) {
      entry.fate = { kind: "stopped", status: seen.status };
      return round === 0 ? "once" : "again";
    }
    if (seen !== void 0 && answer.kind === "taken") entry.fate = { kind: "running", status: seen.status };
    if (answer.kind === "refused" || signal.aborted) return "once";
    await clock.sleep(PAUSES_MS[Math.min(round, PAUSES_MS.length - 1)] ?? 0, signal);
    const again = await ask(felling, entry.target);
    answer = again.kind === "taken" || answer.kind !== "taken" ? again : answer;
  }
}
async function ask(felling, { project, id: id2 }) {
  try {
    const call2 = (credential, signal) => cancelPipeline(felling.gitlab, credential, project, id2, signal);
    return { kind: "taken", pipeline: await byAny(felling, call2) };
  } catch (error2) {
    return { kind: cannotRead(error2) ? "refused" : "failed", reason: oneLine(error2) };
  }
}
async function byAny({ clock, credentials, signal }, call2) {
  return await credentials.read(
    (credential) => within(clock, CALL_WITHIN_MS, late, (until) => call2(credential, until), signal)
  );
}
function late() {
  return new CodedError("GITLAB_DEADLINE", "GitLab did not answer in time.");
}
// shared/gitlab/token-kind.ts
var PREFIXES = [
  ["glptt-", "a pipeline trigger token"],
  ["glcbt-", "a job token"],
  ["glpat-", "a personal, project or group access token"],
  ["gldt-", "a deploy token"],
  ["glrt-", "a runner authentication token"],
  ["glrtr-", "a runner authentication token"],
  ["glft-", "a feed token"],
  ["glimt-", "an incoming mail token"],
  ["glagent-", "an agent token"],
  ["gloas-", "an OAuth application secret"],
  ["glsoat-", "a SCIM token"],
  ["glffct-", "a feature flags client token"],
  ["gho_", "a GitHub token"],
  ["ghp_", "a GitHub token"],
  ["ghs_", "a GitHub token"],
  ["ghu_", "a GitHub token"],
  ["github_pat_", "a GitHub token"]
];
function tokenKind(token) {
  return PREFIXES.find(([prefix]) => token.startsWith(prefix))?.[1];
}
// action/inputs/defaults.ts
var DEFAULTS = new Map(
  DECLARED_INPUTS.flatMap((input) => "default" in input ? [[input.name, input.default]] : [])
);
function defaultOf(name) {
  return DEFAULTS.get(name);
}
// shared/text/ref-name.ts
var FORBIDDEN = /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\//;
var LONGEST = 4096;
function isRefName(name) {
  if (name === "" || name === "@" || name.length > LONGEST || FORBIDDEN.test(name) || name.endsWith(".")) return false;
  if (!name.isWellFormed()) return false;
  return name.split("/").every((part) => part !== "" && !part.startsWith(".") && !part.endsWith(".lock"));
}
// shared/text/closest.ts
function closest(word, known) {
  let best;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance && distance <= Math.max(1, Math.floor(candidate.length / 4)))
      [best, bestDistance] = [candidate, distance];
  }
  return best;
}
function editDistance(a, b) {
  if (Math.abs(a.length - b.length) > 8) return Number.POSITIVE_INFINITY;
  let beforeLast = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replace = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? (beforeLast[j - 2] ?? 0) + 1 : replace;
      row.push(Math.min(replace, swap, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
// action/inputs/meant.ts
function meant(words, known) {
  const near = words.flatMap((word) => closest(word.trim(), known) ?? []);
  return near.length === 0 ? "" : `Did you mean ${near.join(", ")}? `;
}
// action/inputs/quoted.ts
var hide2 = redactor([]);
var LONGEST2 = 120;
function quoted2(text2) {
  return `"${(0, import_chunk_VVLYTNWA.printable)(hide2(text2.trim()), LONGEST2)}"`;
}
// action/inputs/plain.ts
var BOOLEANS = /* @__PURE__ *@/ new Map([
  ["true", true],
  ["yes", true],
  ["on", true],
  ["1", true],
  ["false", false],
  ["no", false],
  ["off", false],
  ["0", false]
]);
function readBoolean(text2, complain) {
  const value = BOOLEANS.get(text2.trim().toLowerCase());
  if (value === void 0) complain(`${quoted2(text2)} is neither true nor false. Write true or false.`);
  return value;
}
function readDurationMs(text2, bounds, complain) {
  const ms = parseDurationMs(text2);
  if (ms === void 0) {
    complain(`${quoted2(text2)} is no duration. Write one like 90s, 45m or 1h30m; a bare number is seconds.`);
    return void 0;
  }
  if (ms >= bounds.leastMs && ms <= bounds.mostMs) return ms;
  const [least, most] = [formatDuration(bounds.leastMs), formatDuration(bounds.mostMs)];
  complain(`${quoted2(text2)} is out of range. Write a duration from ${least} to ${most}.`);
  return void 0;
}
function readWord(text2, words, complain) {
  const found = words.find((word) => word === text2.trim().toLowerCase());
  if (found === void 0)
    complain(`${quoted2(text2)} is none of its values. ${meant([text2], words)}Write one of ${words.join(", ")}.`);
  return found;
}
function readRef(text2, complain) {
  const ref = text2?.trim() ?? "";
  if (ref === "") complain("not given. Write the branch or tag the pipeline shall run on, for example main.");
  else if (!isRefName(ref))
    complain(`${quoted2(ref)} cannot be the name of a branch or tag. Write one that exists in the project.`);
  else return ref;
  return void 0;
}
// action/inputs/aliases.ts
var DBP_DEFAULTS = {
  "artifacts-layout": "dbp",
  "artifacts-path": "./downloads",
  "if-no-artifacts": "warn"
};
var IMPLIED = {
  token: { ref: "main" },
  download_artifacts: DBP_DEFAULTS,
  download_job_logs: DBP_DEFAULTS
};
var TRANSLATIONS = {
  token: (text2) => ({ [tokenInputOf(text2.trim())]: text2 }),
  download_artifacts: yesOrNo("artifacts", "true", "false"),
  download_artifacts_on_failure: yesOrNo("artifacts-when", "always", "on-success"),
  fail_if_no_artifacts: yesOrNo("if-no-artifacts", "fail", "warn"),
  download_job_logs: yesOrNo("job-logs", "all", "none"),
  SHOW_JOB_LOGS: (text2) => ({ "job-logs": text2.trim().toLowerCase() === "failures" ? "failed" : text2 }),
  verbose: yesOrNo("redact", "false", "true")
};
function resolveAliases(raw) {
  const ours = {};
  const written = /* @__PURE__ *@/ new Map();
  const problems = [];
  for (const { name } of DECLARED_INPUTS) {
    const text2 = raw[name];
    if (!isGiven(text2) || text2 === defaultOf(name)) continue;
    ours[name] = text2;
    written.set(name, name);
  }
  const implied = [];
  for (const { name: alias, of } of INPUT_ALIASES) {
    const text2 = raw[alias];
    if (!isGiven(text2)) continue;
    const complain = (problem) => problems.push({ name: of[0], text: `\`${alias}\`: ${problem}` });
    const translated = (TRANSLATIONS[alias] ?? ((same) => ({ [of[0]]: same })))(text2, complain) ?? {};
    for (const [name, value] of Object.entries(translated)) {
      const other = written.get(name);
      if (other !== void 0) complain(`it is another name for \`${name}\`, which ${otherwise(name, other)}.`);
      ours[name] = value;
      written.set(name, alias);
    }
    implied.push(IMPLIED[alias] ?? {});
  }
  const defaults = Object.assign({}, ...implied);
  if (ours.pipeline !== void 0) delete defaults.ref;
  return {
    raw: { ...defaults, ...ours },
    nameOf: (name) => written.get(name) ?? name,
    problems
  };
}
function otherwise(name, other) {
  const given2 = other === name ? "is given as well" : `is given as \`${other}\` as well`;
  return `${given2}. Leave one of them out`;
}
function isGiven(text2) {
  return text2 !== void 0 && text2.trim() !== "";
}
function yesOrNo(name, yes, no) {
  return (text2, complain) => {
    const value = readBoolean(text2, complain);
    return value === void 0 ? void 0 : { [name]: value ? yes : no };
  };
}
function tokenInputOf(token) {
  const kind = tokenKind(token);
  if (kind === "a pipeline trigger token" || /^[\da-f]{30}$/.test(token)) return "trigger-token";
  return kind === "a job token" ? "job-token" : "access-token";
}
// action/inputs/connection.ts
function readConnection(reader) {
  const insecure = reader.boolean("insecure");
  const text2 = reader.given("ca-file");
  const caFile = text2 !== void 0 && isPem(text2) ? text2 : reader.path("ca-file");
  return { ...caFile === void 0 ? {} : { caFile }, insecure };
}
function connectionOf(host, { caFile, insecure }, cwd) {
  return {
    url: host,
    ...caFile === void 0 ? {} : { caFile: isPem(caFile) ? caFile : $resolve(cwd, caFile) },
    ...insecure ? { insecure } : {}
  };
}
// shared/text/split-list.ts
var OPENING = /* @__PURE__ *@/ new Set(["[", "{"]);
var CLOSING = /* @__PURE__ *@/ new Set(["]", "}"]);
function splitList(text2) {
  return text2.split(/\r?\n/).flatMap(splitAtCommas).map((part) => part.trim()).filter((part) => part !== "");
}
function splitAtCommas(line) {
  const parts = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at] ?? "";
    if (OPENING.has(char)) depth += 1;
    else if (CLOSING.has(char)) depth = Math.max(0, depth - 1);
    else if (char === "," && depth === 0) {
      parts.push(line.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, line.slice(from)];
}
// action/collect/selector.ts
var OPENING2 = /* @__PURE__ *@/ new Set(["[", "{"]);
var CLOSING2 = /* @__PURE__ *@/ new Set(["]", "}"]);
function parseSelectors(text2) {
  const written = splitList(text2);
  const [only] = written;
  if (only === void 0 || written.length === 1 && only.toLowerCase() === "false")
    return { kind: "selectors", selectors: [] };
  if (written.length === 1 && only.toLowerCase() === "true")
    return { kind: "selectors", selectors: [{ text: only, exclude: false, job: "*" }] };
  const selectors = [];
  const problems = [];
  for (const part of written) {
    const read = parseOne(part);
    if (typeof read === "string") problems.push(`\`${part}\`: ${read}`);
    else selectors.push(read);
  }
  return problems.length > 0 ? { kind: "problems", problems } : { kind: "selectors", selectors };
}
function parseOne(text2) {
  if (/^(true|false)$/i.test(text2)) return "stands alone; leave it out beside other selectors";
  const exclude = text2.startsWith("!");
  const body = exclude ? text2.slice(1).trim() : text2;
  if (body === "") return "names no job after the `!`";
  if (!isBalanced(body)) return "has a `[` or `{` without its partner";
  const { job, paths } = splitAtColon(body);
  if (job === "") return "names no job before the colon; write `*` for every job";
  if (paths === void 0) return { text: text2, exclude, job };
  if (paths === "") return "names no files after the colon; leave the colon out to take the whole archive";
  if (/^([/\\]|[A-Za-z]:)/.test(paths) || paths.split(/[/\\]/).includes(".."))
    return "has a path that leaves the archive; write paths as they stand in it, such as `reports/**`";
  return { text: text2, exclude, job, paths: paths.replace(/^(\.\/)+/, "") };
}
function splitAtColon(body) {
  for (let at = body.length - 1; at >= 0; at -= 1) {
    if (body[at] !== ":" || !/^(\s|$)/.test(body.slice(at + 1))) continue;
    const after = body.slice(at + 1).trim();
    if (!after.startsWith("[")) return { job: body.slice(0, at).trim(), paths: after };
  }
  return { job: body };
}
function isBalanced(text2) {
  const open = [];
  for (const char of text2) {
    if (OPENING2.has(char)) open.push(char === "[" ? "]" : "}");
    else if (CLOSING2.has(char) && open.pop() !== char) return false;
  }
  return open.length === 0;
}
// action/inputs/collecting.ts
function readCollecting(reader) {
  return {
    artifacts: readSelectors("artifacts", reader),
    artifactsPath: reader.path("artifacts-path") ?? "",
    artifactsLayout: reader.word("artifacts-layout"),
    artifactsWhen: reader.word("artifacts-when"),
    ifNoArtifacts: reader.word("if-no-artifacts")
  };
}
function readSelectors(name, reader) {
  const read = parseSelectors(reader.text(name));
  if (read.kind === "selectors") return read.selectors;
  read.problems.forEach(reader.complainOf(name));
  return [];
}
// action/inputs/contradictions.ts
function refuseContradictions(inputs, reader) {
  const refuse = (name, problem) => reader.complainOf(name)(problem);
  if (inputs.given) besidePipeline(inputs, reader);
  if (!inputs.wait) withoutWaiting(inputs, reader);
  if (inputs.startTimeoutMs !== void 0 && inputs.startTimeoutMs > inputs.timeoutMs)
    refuse("start-timeout", "it is longer than `timeout`, so it would never count. Write a shorter one.");
  if (inputs.playJobs.length > 0 && inputs.onManual !== "play")
    refuse("play-jobs", "manual jobs are only played with `on-manual: play`. Write that as well, or leave this out.");
  if (!inputs.mayAct) withoutAccessToken(inputs, reader);
  if (inputs.comment) refuseComment(inputs, reader);
}
function besidePipeline({ dryRun, wait, cancelOutdated }, reader) {
  const ofNew = ["ref", "variables", "file-variables", "inputs", "concurrency-key"];
  const told2 = [
    ...ofNew.filter((name) => reader.given(name) !== void 0),
    ...cancelOutdated ? ["cancel-outdated"] : []
  ];
  for (const name of told2)
    reader.complainOf(name)("it is for a new pipeline, but `pipeline` names one that exists. Leave one of them out.");
  if (dryRun) reader.complainOf("dry-run")("with `pipeline` nothing is triggered anyway. Leave one of them out.");
  if (!wait)
    reader.complainOf("wait")("with `pipeline` nothing is left to do without waiting. Write true, or leave it out.");
}
function withoutWaiting(inputs, reader) {
  const { given: given2, artifacts, dotenvFrom, junitPath, retries, waitForJobs, onManual, cancelOn } = inputs;
  if (given2) return;
  const pointless = [
    ["artifacts", artifacts.length > 0, "artifacts exist only once the pipeline has run"],
    ["dotenv-from", dotenvFrom.length > 0, "dotenv reports exist only once the pipeline has run"],
    ["junit-path", junitPath !== void 0, "test reports exist only once the pipeline has run"],
    ["retry", retries > 0, "whether the pipeline fails is known only once it has run"],
    ["wait-for-jobs", waitForJobs.length > 0, "it says what to wait for"],
    ["on-manual", onManual === "play" || onManual === "wait", "nobody is there when a manual job is reached"],
    ["cancel-on", cancelOn.has("timeout") || cancelOn.has("failure"), "nobody is there to see a timeout or a failure"]
  ];
  for (const [name, isAsked, why] of pointless)
    if (isAsked) reader.complainOf(name)(`${why}. Write \`wait: true\`, or leave this out.`);
}
function withoutAccessToken({ cancelOutdated, retries, onManual }, reader) {
  const needing = [
    ["cancel-outdated", cancelOutdated, "cancelling"],
    ["retry", retries > 0, "retrying"],
    ["on-manual", onManual === "play", "playing jobs"]
  ];
  for (const [name, isAsked, what] of needing)
    if (isAsked)
      reader.complainOf(name)(
        `GitLab takes neither a trigger token nor a job token for ${what}. Write \`access-token\` with the scope api as well.`
      );
}
function refuseComment({ around, hasGithubToken, mayAct }, reader) {
  if (around === "github" && !hasGithubToken)
    reader.complainOf("comment")(
      "it needs a token of the server the pull request is on. Write `github-token: ${{ github.token }}` and the permission pull-requests: write."
    );
  const hasOnlyOauth = reader.given("oauth-token") !== void 0 && reader.given("access-token") === void 0;
  if (around === "gitlab" && (!mayAct || hasOnlyOauth))
    reader.complainOf("comment")(
      "on a merge request it is written with an access token and no other one. Write `access-token` with the scope api, which the upstream project knows as well."
    );
  if (around === void 0 || around === "other")
    reader.complainOf("comment")(
      "there is no pull or merge request of GitHub, Gitea, Forgejo or GitLab around. Leave it out."
    );
}
// builtin:util
var builtin6 = process.getBuiltinModule("node:util");
var pick7 = (name) => builtin6[name];
var $inspect = /* @__PURE__ *@/ pick7("inspect");
// shared/text/secret.ts
var HIDDEN3 = "***";
var Secret = class {
  #value;
  constructor(value) {
    this.#value = value;
  }
  /** The value itself. *@/
  reveal() {
    return this.#value;
  }
  toString() {
    return HIDDEN3;
  }
  toJSON() {
    return HIDDEN3;
  }
  [$inspect.custom]() {
    return HIDDEN3;
  }
};
// action/inputs/server.ts
var DEFAULT_SERVER = "https://gitlab.com";
var API_PATH = /\/api\/v4\/*$/;
function surroundingJob(env) {
  const jobToken = env["CI_JOB_TOKEN"];
  if (env["GITLAB_CI"] !== "true" && (jobToken === void 0 || jobToken === "")) return void 0;
  const server = [env["CI_API_V4_URL"], env["CI_SERVER_URL"]].map(toServer).find((found) => found !== void 0);
  if (server === void 0) return void 0;
  return jobToken === void 0 || jobToken === "" ? { server } : { server, jobToken };
}
function readServer(text2, around, complain) {
  if (text2 === void 0) return around?.server ?? DEFAULT_SERVER;
  const trimmed = text2.trim();
  const url = parseAddress(trimmed);
  if (url === void 0 || !["http:", "https:"].includes(url.protocol) || url.hostname === "") {
    complain(`${quoted2(trimmed)} is no address of a server. Write its URL, for example https://gitlab.example.com.`);
    return void 0;
  }
  if (url.username !== "" || url.password !== "") {
    complain("the URL holds a user name or password. Write it without, and give tokens in the inputs for tokens.");
    return void 0;
  }
  if (url.search !== "" || url.hash !== "") {
    complain(
      "the URL has a part after ? or #. Write only the server's address, for example https://gitlab.example.com."
    );
    return void 0;
  }
  if (url.pathname.includes("/-/")) {
    complain(`${quoted2(trimmed)} is a page on a server. Write only the server's address, here ${url.origin}.`);
    return void 0;
  }
  const bare = !hasScheme(trimmed) && url.pathname === "/";
  return bare && around !== void 0 && isSameServer(url.href, around.server) ? around.server : serverOf(url);
}
function mayGetJobToken(around, server) {
  const isDowngrade = around.server.startsWith("https:") && !server.startsWith("https:");
  return isSameServer(around.server, server) && !isDowngrade;
}
function isSameServer(one, other) {
  const [left, right] = [URL.parse(one), URL.parse(other)];
  return left !== null && right !== null && left.host === right.host;
}
function toServer(text2) {
  const url = text2 === void 0 ? null : URL.parse(text2);
  return url === null ? void 0 : serverOf(url);
}
function serverOf(url) {
  return `${url.origin}${url.pathname.replace(API_PATH, "").replace(/\/+$/, "")}`;
}
// action/inputs/token.ts
var BELONGS_IN = {
  "a pipeline trigger token": "trigger-token",
  "a personal, project or group access token": "access-token",
  "a job token": "job-token",
  "a GitHub token": "github-token"
};
var NEEDED = {
  "trigger-token": "Write a pipeline trigger token of the target project (Settings > CI/CD > Pipeline trigger tokens); it begins with glptt-",
  "access-token": "Write a personal, project or group access token with the scope read_api",
  "oauth-token": "Write an OAuth 2.0 access token, as an application on the server gets it",
  "github-token": "Write ${{ github.token }}, or another token that may comment on the pull request",
  "job-token": "Write a GitLab CI/CD job token, or leave the input out inside a GitLab job"
};
function readToken(name, text2, complain) {
  const value = text2?.replace(/[\r\n]+$/, "") ?? "";
  if (value === "") return void 0;
  if (!/^[\u0021-\u007e]+$/.test(value)) {
    complain(`its value has a blank, a line break or another character that no token has. ${NEEDED[name]}.`);
    return void 0;
  }
  if (/^\$\{?\w+\}?$/.test(value) || value.includes("${{")) {
    complain(
      `its value is the name of a variable, not its content: the variable is not defined here. ${NEEDED[name]}.`
    );
    return void 0;
  }
  const kind = tokenKind(value);
  if (kind !== void 0 && BELONGS_IN[kind] !== name) {
    const move = BELONGS_IN[kind] === void 0 ? "" : ` It belongs in \`${BELONGS_IN[kind]}\`.`;
    complain(`its value is ${kind}, which does not work here.${move} ${NEEDED[name]}.`);
    return void 0;
  }
  return new Secret(value);
}
// action/inputs/credentials.ts
function readTokens(reader, around, host) {
  const token = (name) => readToken(name, reader.given(name), reader.complainOf(name));
  return {
    triggerToken: token("trigger-token"),
    accessToken: token("access-token"),
    oauthToken: token("oauth-token"),
    jobToken: reader.given("job-token") === void 0 ? surroundingJobToken(around, host ?? "") : token("job-token"),
    githubToken: token("github-token")
  };
}
function surroundingJobToken(around, server) {
  if (around?.jobToken === void 0 || !mayGetJobToken(around, server)) return void 0;
  return new Secret(around.jobToken);
}
function startCredential(tokens) {
  if (tokens.triggerToken !== void 0) return { kind: "trigger-token", token: tokens.triggerToken };
  if (tokens.jobToken !== void 0) return { kind: "job-token", token: tokens.jobToken };
  return apiCredential(tokens);
}
function apiCredential(tokens) {
  if (tokens.accessToken !== void 0) return { kind: "access-token", token: tokens.accessToken };
  return tokens.oauthToken === void 0 ? void 0 : { kind: "oauth-token", token: tokens.oauthToken };
}
function isActingTokenGiven(reader) {
  return reader.given("access-token") !== void 0 || reader.given("oauth-token") !== void 0;
}
function readersOf(tokens) {
  return [
    ...tokens.accessToken === void 0 ? [] : [{ kind: "access-token", token: tokens.accessToken }],
    ...tokens.oauthToken === void 0 ? [] : [{ kind: "oauth-token", token: tokens.oauthToken }],
    ...tokens.jobToken === void 0 ? [] : [{ kind: "job-token", token: tokens.jobToken }],
    ANONYMOUS
  ];
}
// action/inputs/choices.ts
var CHOICES = {
  "if-no-token": ["fail", "skip"],
  "on-rerun": ["resume", "new"],
  "on-manual": ["fail", "pass", "wait", "play"],
  "artifacts-layout": ["by-job", "by-stage", "flat", "dbp"],
  "artifacts-when": ["always", "on-success", "on-failure"],
  "if-no-artifacts": ["fail", "warn", "ignore"],
  "job-logs": ["none", "failed", "all"]
};
// action/inputs/input-reader.ts
var InputReader = class {
  #problems = [];
  #inputs;
  constructor(inputs) {
    this.#inputs = inputs;
    for (const { name, text: text2 } of inputs.problems) this.#problems.push({ order: orderOf(name), text: text2 });
  }
  /** Everything that is wrong, in the order of action.yml, each with the input as it was written. *@/
  get problems() {
    return this.#problems.toSorted((one, other) => one.order - other.order).map(({ text: text2 }) => text2);
  }
  /** As written; undefined when it was not given, or given as its default, which a runner hands over by itself. *@/
  given(name) {
    return this.#inputs.raw[name];
  }
  /** As written, else the default of action.yml, else empty. *@/
  text(name) {
    return this.given(name) ?? defaultOf(name) ?? "";
  }
  /** Takes the problems of one input. *@/
  complainOf(name) {
    const order = orderOf(name);
    const written = this.#inputs.nameOf(name);
    return (problem) => {
      const text2 = `\`${written}\`: ${problem}`;
      if (this.#problems.every((known) => known.text !== text2)) this.#problems.push({ order, text: text2 });
    };
  }
  /** True or false. *@/
  boolean(name) {
    return readBoolean(this.text(name), this.complainOf(name)) ?? defaultOf(name) === "true";
  }
  /** A duration in milliseconds of an input that has a default. *@/
  durationMs(name, bounds) {
    return readDurationMs(this.text(name), bounds, this.complainOf(name)) ?? bounds.mostMs;
  }
  /** A duration in milliseconds; undefined when it was not given. *@/
  givenDurationMs(name, bounds) {
    const text2 = this.given(name);
    return text2 === void 0 ? void 0 : readDurationMs(text2, bounds, this.complainOf(name));
  }
  /** One of the words the input takes; the first of them after a complaint. *@/
  word(name) {
    const words = CHOICES[name];
    return readWord(this.text(name), words, this.complainOf(name)) ?? CHOICES[name][0];
  }
  /** A path of a file or folder; undefined when it was not given and has no default. *@/
  path(name) {
    const text2 = this.text(name).trim();
    if (text2 === "") return void 0;
    if (!text2.includes("\0")) return text2;
    this.complainOf(name)("it is no path. Write the path of a file or folder.");
    return void 0;
  }
  /** A path of a file; undefined when it was not given and has no default. *@/
  filePath(name) {
    const path = this.path(name);
    if (path === void 0 || !/(?:^|[/\\])\.{0,2}$/.test(path)) return path;
    this.complainOf(name)("it names a folder. Write the path of a file.");
    return void 0;
  }
};
function orderOf(name) {
  return DECLARED_INPUTS.findIndex((input) => input.name === name);
}
// action/inputs/refs.ts
function readRefs(text2, around, complain) {
  const names = namesIn(text2?.trim() ?? "");
  if (names === void 0) {
    complain(
      'it begins like a JSON list of names, and is none. Write one like ["same-branch", "main"], or the names alone.'
    );
    return void 0;
  }
  const choices = (names.length === 0 ? [""] : names).flatMap((name) => toChoice(name, around, complain) ?? []);
  return choices.length > 0 && choices.length === names.length ? choices : void 0;
}
function namesIn(text2) {
  if (!text2.startsWith("["))
    return text2.split(/[,\n]/).map((name) => name.trim()).filter((name) => name !== "");
  try {
    const list = JSON.parse(text2);
    return Array.isArray(list) && list.every((name) => typeof name === "string") ? list : void 0;
  } catch {
    return void 0;
  }
}
function toChoice(name, around, complain) {
  if (name === "default") return { kind: "default" };
  if (name === "same-branch") {
    if (around !== void 0 && isRefName(around)) return { kind: "same-branch", name: around };
    complain(
      "`same-branch` needs a CI run around it whose branch can be told, and there is none. Write the name of a branch (one that is called same-branch as refs/heads/same-branch)."
    );
    return void 0;
  }
  const read = readRef(name, complain);
  return read === void 0 ? void 0 : { kind: "name", name: read };
}
// action/inputs/run-identity.ts
var import_node_crypto3 = (0, import_chunk_CZ7CSFO4.__toESM)(require_crypto(), 1);
function runIdentity(around, makings) {
  if (around?.step === void 0) return void 0;
  const { by, host, project, refs, variables, fileVariables, inputs } = makings;
  const text2 = JSON.stringify([
    around.step.name,
    host,
    project,
    refs,
    sorted(variables),
    sorted(fileVariables),
    sorted(inputs)
  ]);
  return {
    key: (0, import_node_crypto3.createHmac)("sha256", by.token.reveal()).update(text2).digest("hex"),
    attempt: around.step.attempt
  };
}
function sorted(map) {
  return Object.entries(map).sort(([one], [other]) => one < other ? -1 : 1);
}
// action/inputs/read-map.ts
async function readMap(text2, complain) {
  const json = readJson(text2);
  if (json === void 0) {
    const { readYamlMap } = await loadLater("yaml/dist/parse/parser.js");
    return readYamlMap(text2, complain);
  }
  const twice = duplicateJsonKeys(text2);
  if (twice.length > 0) {
    complain(`the key ${twice.map((key) => JSON.stringify(key)).join(", ")} is there twice. Write each key once.`);
    return void 0;
  }
  if (json.kind === "map") return json;
  complain('it is JSON, but no object. Write an object of names and values, for example {"NAME": "value"}.');
  return void 0;
}
function readJson(text2) {
  let sourceless = false;
  const sources = /* @__PURE__ *@/ new WeakMap();
  const note = function(key, value, context) {
    if (typeof value === "number" && context?.source === void 0) sourceless = true;
    if (typeof this === "object" && this !== null && context?.source !== void 0) {
      const known = sources.get(this) ?? /* @__PURE__ *@/ new Map();
      sources.set(this, known.set(key, context.source));
    }
    return value;
  };
  try {
    const json = JSON.parse(text2, note);
    return sourceless ? void 0 : toWritten({ "": json }, "", sources);
  } catch (error2) {
    if (error2 instanceof SyntaxError) return void 0;
    throw error2;
  }
}
function toWritten(holder, key, sources) {
  const value = holder[key];
  if (Array.isArray(value))
    return { kind: "list", items: Object.keys(value).map((index) => toWritten(value, index, sources)) };
  if (typeof value === "object" && value !== null)
    return { kind: "map", entries: Object.keys(value).map((name) => [name, toWritten(value, name, sources)]) };
  const scalar = value;
  return { kind: "scalar", value: scalar, source: sources.get(holder)?.get(key) ?? String(scalar) };
}
function duplicateJsonKeys(text2) {
  const open = [];
  const twice = /* @__PURE__ *@/ new Set();
  let lastString = "";
  for (const [token] of text2.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:]/g)) {
    if (token === "{") open.push(/* @__PURE__ *@/ new Set());
    else if (token === "[") open.push(void 0);
    else if (token === "}" || token === "]") open.pop();
    else if (token === ":") {
      const key = JSON.parse(lastString);
      const keys = open.at(-1);
      if (keys?.has(key)) twice.add(key);
      keys?.add(key);
    } else lastString = token;
  }
  return [...twice];
}
// action/inputs/typed-inputs.ts
async function readTypedInputs(text2, complain) {
  if (text2 === void 0 || text2.trim() === "") return {};
  const map = await readMap(text2, complain);
  if (map === void 0) return void 0;
  let refused2 = false;
  const refuse = (problem) => {
    refused2 = true;
    complain(problem);
  };
  const entries = map.entries.map(([name, written]) => [name, toValue((0, import_chunk_VVLYTNWA.printable)(name, 60), written, refuse)]);
  return refused2 ? void 0 : Object.fromEntries(entries);
}
function toValue(name, written, refuse) {
  switch (written.kind) {
    case "list":
      return written.items.map((item) => toValue(name, item, refuse));
    case "map":
      return Object.fromEntries(written.entries.map(([key, value]) => [key, toValue(name, value, refuse)]));
    case "scalar":
      if (written.value === null)
        refuse(`the value of ${name} is missing. Write "" for an empty text, or leave ${name} out.`);
      else if (typeof written.value === "number" && String(written.value) !== written.source)
        refuse(
          `${name} is written like a number that would arrive as ${written.value}. Write it in quotes if it is text, and plainly if it is a number.`
        );
      return written.value;
  }
}
// action/inputs/variables.ts
var NAME = /^\w{1,255}$/;
var LINE_START = /^\w+=/;
var NAMELESS_LINE_START = /^[^:{["'=]*=/;
async function readVariables(text2, complain) {
  if (text2 === void 0 || text2.trim() === "") return {};
  const first = firstLine(text2);
  if (!LINE_START.test(first) && NAMELESS_LINE_START.test(first)) {
    complain(
      "what stands before the = of its first line is no name of a variable. Write NAME=value, with letters, digits and _ in the name and nothing before it, or write a JSON object or a YAML map."
    );
    return void 0;
  }
  const pairs = LINE_START.test(first) ? readLines(text2, complain) : await readMapPairs(text2, complain);
  return pairs === void 0 ? void 0 : checkVariableNames(pairs, complain);
}
function firstLine(text2) {
  return text2.split("\n").map((line) => line.trim()).find((line) => line !== "" && !line.startsWith("#")) ?? "";
}
function readLines(text2, complain) {
  const second = text2.trim().includes("\n") ? void 0 : secondName(text2);
  if (second !== void 0) {
    complain(
      `it is open whether ${second}=\u2026 is a second variable or part of the value before it. Write one NAME=value per line for several variables, or a JSON object or a YAML map where it is part of the value.`
    );
    return void 0;
  }
  let refused2 = false;
  const pairs = text2.split("\n").flatMap((line, index) => {
    const content = line.trimStart().replace(/\r$/, "");
    if (content.trim() === "" || content.startsWith("#")) return [];
    const [, name, value] = /^(\w+)=(.*)$/s.exec(content) ?? [];
    if (name !== void 0 && value !== void 0 && !isQuoted(value)) return [[name, value]];
    refused2 = true;
    complain(
      name === void 0 ? `line ${index + 1} is not NAME=value as the lines before it. Write every line so, or write a JSON object or a YAML map.` : `line ${index + 1}: it is open whether the quotes around the value of ${name} belong to it. Write it without, or write a JSON object or a YAML map.`
    );
    return [];
  });
  return refused2 ? void 0 : pairs;
}
function secondName(line) {
  const found = /,\s*([A-Za-z_]\w*)=|\s([A-Z_][A-Z\d_]*)=/.exec(line.trim());
  return found?.[1] ?? found?.[2];
}
function isQuoted(value) {
  return /^(["']).*\1\s*$/s.test(value) && value.trim().length > 1;
}
async function readMapPairs(text2, complain) {
  const map = await readMap(text2, complain);
  return map === void 0 ? void 0 : toPairs(map, complain);
}
function toPairs(map, complain) {
  let refused2 = false;
  const pairs = map.entries.flatMap(([name, written]) => {
    const value = toText(written);
    if (value !== void 0) return [[name, value]];
    refused2 = true;
    const shown3 = (0, import_chunk_VVLYTNWA.printable)(name, 60);
    complain(
      written.kind === "scalar" ? `the value of ${shown3} is missing. Write "" for an empty value.` : `the value of ${shown3} is a ${written.kind}, but variables are text. Write it as one text, or use \`inputs\`.`
    );
    return [];
  });
  return refused2 ? void 0 : pairs;
}
function toText(written) {
  if (written.kind !== "scalar" || written.value === null) return void 0;
  return typeof written.value === "string" ? written.value : written.source;
}
function checkVariableNames(pairs, complain) {
  const seen = /* @__PURE__ *@/ new Set();
  let refused2 = false;
  const refuse = (problem) => {
    refused2 = true;
    complain(problem);
  };
  for (const [name] of pairs) {
    if (!NAME.test(name))
      refuse(`"${(0, import_chunk_VVLYTNWA.printable)(name, 60)}" is no name of a variable. Write letters, digits and _, at most 255 of them.`);
    else if (name === "TRIGGER_PAYLOAD")
      refuse("TRIGGER_PAYLOAD is set by GitLab itself, and a second one fails the pipeline. Write another name.");
    else if (seen.has(name)) refuse(`${name} is there twice. Write each variable once.`);
    seen.add(name);
  }
  return refused2 ? void 0 : Object.fromEntries(pairs);
}
// action/inputs/new-pipeline.ts
var LONGEST_KEY = 200;
async function readNewPipeline(reader, context) {
  const { host, project, tokens, around } = context;
  const refs = readRefs(reader.given("ref"), around?.ref, reader.complainOf("ref"));
  const variables = await readVariables(reader.given("variables"), reader.complainOf("variables"));
  const fileVariables = await readFileVariables(reader, variables ?? {});
  const inputs = await readTypedInputs(reader.given("inputs"), reader.complainOf("inputs"));
  const cancelOutdated = reader.boolean("cancel-outdated");
  const concurrencyKey = readConcurrencyKey(reader, cancelOutdated, around);
  const onRerun = reader.word("on-rerun");
  const ifNoToken = reader.word("if-no-token");
  const by = chooseStart(reader, tokens, Object.keys(fileVariables).length > 0);
  if (by === "missing" && ifNoToken === "skip")
    return { kind: "none", why: "no token was given that could trigger a pipeline" };
  if (by === "missing" && host !== void 0) reader.complainOf("trigger-token")(noToken(host, context.job));
  if (by === void 0 || by === "missing") return void 0;
  if (host === void 0 || project === void 0 || refs === void 0) return void 0;
  if (variables === void 0 || inputs === void 0) return void 0;
  const makings = { host, project, refs, by, variables, fileVariables, inputs };
  const run = onRerun === "resume" ? runIdentity(around, makings) : void 0;
  return {
    kind: "new",
    refs,
    by,
    variables,
    fileVariables,
    inputs,
    ...concurrencyKey === void 0 ? {} : { concurrencyKey },
    ...around?.run === void 0 ? {} : { ciRun: around.run },
    cancelOutdated,
    ...run === void 0 ? {} : { run }
  };
}
var STARTING = ["trigger-token", "job-token", "access-token", "oauth-token"];
function chooseStart(reader, tokens, needsApi) {
  const any = startCredential(tokens);
  const by = needsApi ? apiCredential(tokens) : any;
  if (by !== void 0) return by;
  if (any === void 0) return STARTING.some((name) => reader.given(name) !== void 0) ? void 0 : "missing";
  reader.complainOf("file-variables")(
    "only the pipelines API has variables of type file. Write `access-token` with the scope api, or `variables` instead."
  );
  return void 0;
}
async function readFileVariables(reader, variables) {
  const complain = reader.complainOf("file-variables");
  const paths = await readVariables(reader.given("file-variables"), complain) ?? {};
  for (const [name, path] of Object.entries(paths)) {
    if (Object.hasOwn(variables, name)) complain(`${name} is in \`variables\` as well. Write it in one of them.`);
    if (path.trim() === "" || path.includes("\0"))
      complain(`the value of ${name} is no path. Write the path of the file whose text it gets.`);
  }
  return Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, { path }]));
}
function readConcurrencyKey(reader, isNeeded, around) {
  const complain = reader.complainOf("concurrency-key");
  const key = reader.given("concurrency-key")?.trim();
  if (key !== void 0) {
    if (key.length <= LONGEST_KEY && (0, import_chunk_VVLYTNWA.printable)(key) === key) return key;
    complain(`it is no single line of at most ${LONGEST_KEY} characters. Write a short name.`);
    return void 0;
  }
  if (isNeeded && around?.place === void 0)
    complain(
      "not given, and there is no CI run around to derive it from, which `cancel-outdated` needs. Write a name that pipelines which replace each other have in common."
    );
  return isNeeded ? around?.place : void 0;
}
function noToken(host, job) {
  const foreign = job?.jobToken !== void 0 && !mayGetJobToken(job, host) ? ` ($CI_JOB_TOKEN belongs to ${job.server} and is not sent to ${host})` : "";
  return `not given, and neither is another token that could trigger${foreign}. Write a pipeline trigger token of the project (Settings > CI/CD > Pipeline trigger tokens), or \`access-token\` with the scope api; on the command line they come from SLUICE_TRIGGER_TOKEN or --trigger-token-file and the like.`;
}
// action/inputs/problems-text.ts
function problemsText(what, problems) {
  const [only] = problems;
  if (problems.length === 1 && only !== void 0) return `An ${what} cannot be used. ${only}`;
  return [`${problems.length} problems in the ${what}s:`, ...problems.map((problem) => `  ${problem}`)].join("\n");
}
// action/inputs/reporting.ts
var PREFIX = /^[A-Za-z_][\w-]{0,99}$/;
function readReporting(reader) {
  const junitPath = reader.filePath("junit-path");
  return {
    dotenvFrom: readSelectors("dotenv-from", reader),
    dotenvPrefix: readPrefix(reader),
    dotenvMask: splitList(reader.text("dotenv-mask")),
    ...junitPath === void 0 ? {} : { junitPath },
    jobLogs: reader.word("job-logs"),
    comment: reader.boolean("comment"),
    redact: reader.boolean("redact")
  };
}
function readPrefix(reader) {
  const prefix = reader.text("dotenv-prefix").trim();
  if (prefix === "" || PREFIX.test(prefix)) return prefix;
  reader.complainOf("dotenv-prefix")(
    `${quoted2(prefix)} cannot begin the name of an output. Write letters, digits, _ and -, and no digit or - first.`
  );
  return "";
}
// action/inputs/surroundings.ts
function surroundings(env) {
  if (env["GITHUB_ACTIONS"] === "true") return github(env);
  if (env["GITLAB_CI"] === "true") return gitlab(env);
  const ref = OTHERS.map(
    ([system, refs]) => isSet(env[system]) ? firstSet(refs.map((name) => env[name])) : void 0
  );
  const found = firstSet(ref);
  return found === void 0 ? void 0 : { kind: "other", ref: shortRef(found) };
}
var OTHERS = [
  ["BITBUCKET_BUILD_NUMBER", ["BITBUCKET_BRANCH", "BITBUCKET_TAG"]],
  ["CIRCLECI", ["CIRCLE_BRANCH", "CIRCLE_TAG"]],
  ["TF_BUILD", ["SYSTEM_PULLREQUEST_SOURCEBRANCH", "BUILD_SOURCEBRANCH"]],
  ["JENKINS_URL", ["CHANGE_BRANCH", "TAG_NAME", "BRANCH_NAME"]],
  ["BUILDKITE", ["BUILDKITE_BRANCH"]],
  ["DRONE", ["DRONE_SOURCE_BRANCH", "DRONE_TAG", "DRONE_BRANCH"]],
  ["TRAVIS", ["TRAVIS_PULL_REQUEST_BRANCH", "TRAVIS_TAG", "TRAVIS_BRANCH"]],
  // Woodpecker marks itself by the value of $CI, which others set to true.
  ["CI_SYSTEM_NAME", ["CI_COMMIT_SOURCE_BRANCH", "CI_COMMIT_TAG", "CI_COMMIT_BRANCH"]]
];
function github(env) {
  const ref = firstSet([env["GITHUB_HEAD_REF"], env["GITHUB_REF_NAME"]]);
  const place = joined(["GITHUB_REPOSITORY", "GITHUB_WORKFLOW", "GITHUB_JOB", "GITHUB_REF"], env);
  const run = joined(["GITHUB_REPOSITORY", "GITHUB_RUN_ID"], env);
  const step = joined(["GITHUB_REPOSITORY", "GITHUB_RUN_ID", "GITHUB_JOB", "GITHUB_ACTION"], env);
  const name = step === void 0 ? void 0 : [step, env["INPUT_MATRIX"]].filter(isSet).join(" ");
  const attempt = Number(env["GITHUB_RUN_ATTEMPT"] ?? "");
  const counts = name !== void 0 && Number.isSafeInteger(attempt) && attempt > 0;
  return {
    kind: "github",
    ...ref === void 0 ? {} : { ref },
    ...place === void 0 ? {} : { place },
    ...run === void 0 ? {} : { run },
    ...counts ? { step: { name, attempt } } : {}
  };
}
function gitlab(env) {
  const ref = firstSet([env["CI_MERGE_REQUEST_SOURCE_BRANCH_NAME"], env["CI_COMMIT_REF_NAME"]]);
  const request = isSet(env["CI_MERGE_REQUEST_REF_PATH"]) ? "CI_MERGE_REQUEST_REF_PATH" : "CI_COMMIT_REF_NAME";
  const place = joined(["CI_PROJECT_PATH", "CI_JOB_NAME", request], env);
  const run = joined(["CI_PROJECT_PATH", "CI_PIPELINE_ID"], env);
  return {
    kind: "gitlab",
    ...ref === void 0 ? {} : { ref },
    ...place === void 0 ? {} : { place },
    ...run === void 0 ? {} : { run }
  };
}
function joined(names, env) {
  const values = names.map((name) => env[name] ?? "");
  return values.includes("") ? void 0 : values.join(" ");
}
function shortRef(ref) {
  return ref.replace(/^refs\/(heads|tags)\//, "");
}
function firstSet(values) {
  return values.find(isSet);
}
function isSet(value) {
  return value !== void 0 && value !== "";
}
// action/inputs/project.ts
var WHAT_TO_WRITE = "Write the project's full path (group/app), its numeric id, or the URL of its page";
var FULL_PATH = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)+$/;
function readProject(text2, server, complain) {
  const trimmed = text2?.trim() ?? "";
  if (trimmed === "") {
    complain(`not given. ${WHAT_TO_WRITE}.`);
    return void 0;
  }
  if (/^\d+$/.test(trimmed)) return readId(trimmed, complain);
  if (/^https?:\/\//i.test(trimmed)) return readUrl(trimmed, server, complain);
  return readPath(trimmed, trimmed, complain);
}
function readId(digits, complain) {
  const id2 = Number(digits);
  if (Number.isSafeInteger(id2) && id2 > 0) return id2;
  complain(`${digits} is no id of a project. ${WHAT_TO_WRITE}.`);
  return void 0;
}
function readUrl(text2, server, complain) {
  const url = URL.parse(text2);
  if (url === null) {
    complain(`${quoted2(text2)} is no URL. ${WHAT_TO_WRITE}.`);
    return void 0;
  }
  if (server === void 0) return void 0;
  if (!isSameServer(text2, server)) {
    complain(
      `its URL is on ${url.host}, but \`host\` is ${server}. Write the project's page on that server, or set \`host\` to ${url.origin}.`
    );
    return void 0;
  }
  const root = new URL(server).pathname.replace(/\/$/, "");
  const within2 = url.pathname.startsWith(`${root}/`) ? url.pathname.slice(root.length) : url.pathname;
  const numeric = /^\/projects\/(\d+)\/?$/.exec(within2)?.[1];
  if (numeric !== void 0) return readId(numeric, complain);
  return readPath(within2.replace(/\/-(\/.*)?$/, "").replace(/\.git$/, ""), text2, complain);
}
function readPath(path, asWritten, complain) {
  const bare = path.replaceAll(/%2f/gi, "/").replaceAll(/^\/+|\/+$/g, "");
  if (FULL_PATH.test(bare)) return bare;
  complain(`${quoted2(asWritten)} is no full path of a project. ${WHAT_TO_WRITE}.`);
  return void 0;
}
// action/inputs/target.ts
function readTarget(reader, around) {
  const pipeline = reader.given("pipeline")?.trim();
  if (pipeline !== void 0 && isUrl(pipeline)) return readPipelineUrl(pipeline, reader, around);
  const host = readServer(reader.given("host") ?? serverOfProject(reader, around), around, reader.complainOf("host"));
  const project = readProject(reader.given("project"), host, reader.complainOf("project"));
  return { host, project, pipelineId: pipeline === void 0 ? void 0 : readId2(pipeline, reader) };
}
function serverOfProject(reader, around) {
  const text2 = reader.given("project")?.trim();
  const url = text2 !== void 0 && isUrl(text2) ? URL.parse(text2) : null;
  if (url === null) return void 0;
  return around !== void 0 && isSameServer(url.href, around.server) ? around.server : url.origin;
}
function isUrl(text2) {
  return /^https?:\/\//i.test(text2);
}
function readPipelineUrl(text2, reader, around) {
  const complain = reader.complainOf("pipeline");
  const given2 = reader.given("host");
  const host = given2 === void 0 ? around?.server : readServer(given2, around, reader.complainOf("host"));
  const found = parsePipelineUrl(text2, host);
  if (found === void 0) {
    complain(
      `${quoted2(text2)} is no URL of a pipeline. Write one like https://gitlab.example.com/group/app/-/pipelines/123, or its id beside \`project\`.`
    );
    return { host, project: void 0, pipelineId: void 0 };
  }
  const { server, project, id: id2 } = found;
  if (given2 !== void 0 && host !== void 0 && !isSameServer(host, server))
    reader.complainOf("host")(
      `it is ${host}, but the URL in \`pipeline\` is on ${server}. Leave \`host\` out: the URL names the server.`
    );
  checkProject(project, server, reader);
  return { host: server, project, pipelineId: id2 };
}
function checkProject(named, server, reader) {
  const text2 = reader.given("project");
  if (text2 === void 0) return;
  const complain = reader.complainOf("project");
  const project = readProject(text2, server, complain);
  if (project !== void 0 && project !== named)
    complain(
      `it is ${(0, import_chunk_VVLYTNWA.printable)(String(project), 120)}, but the URL in \`pipeline\` names ${named}. Leave \`project\` out: the URL names it.`
    );
}
function readId2(text2, reader) {
  const id2 = Number(text2);
  if (/^\d+$/.test(text2) && Number.isSafeInteger(id2) && id2 > 0) return id2;
  reader.complainOf("pipeline")(`${quoted2(text2)} is no id of a pipeline. Write its number, or its URL.`);
  return void 0;
}
// action/model/outcome.ts
var FAIL_ON = ["failed", "canceled", "skipped", "blocked", "timed-out", "warnings"];
var DEFAULT_FAIL_ON = new Set(FAIL_ON.filter((end) => end !== "warnings"));
// action/inputs/play-jobs.ts
async function readPlayJobs(text2, complain) {
  const map = await asMap(text2, complain);
  if (map === void 0) return splitList(text2).map((job) => ({ job, variables: {} }));
  return map.entries.map(([job, written]) => ({ job, variables: variablesOf(job, written, complain) }));
}
async function asMap(text2, complain) {
  if (!text2.includes(":")) return void 0;
  const isJson = text2.trimStart().startsWith("{");
  const map = await readMap(text2, isJson ? complain : () => {
  });
  return isJson || map?.entries.every(([, value]) => isVariables(value)) === true ? map : void 0;
}
function isVariables(written) {
  return written.kind === "map" || written.kind === "scalar" && written.value === null;
}
function variablesOf(job, written, complain) {
  if (!isVariables(written)) {
    complain(`what ${(0, import_chunk_VVLYTNWA.printable)(job, 80)} gets is no map of variables. Write one, or {} where it gets none.`);
    return {};
  }
  if (written.kind !== "map") return {};
  const told2 = (problem) => complain(`${(0, import_chunk_VVLYTNWA.printable)(job, 80)}: ${problem}`);
  const pairs = toPairs(written, told2);
  return (pairs === void 0 ? void 0 : checkVariableNames(pairs, told2)) ?? {};
}
// action/inputs/words.ts
function readWords(text2, vocabulary, alone, complain) {
  const written = splitList(text2.toLowerCase());
  if (written.includes(alone)) {
    if (written.length === 1) return /* @__PURE__ *@/ new Set();
    complain(`${alone} stands alone. Write it without the other words, or leave it out.`);
    return void 0;
  }
  const known = new Map(Object.entries(vocabulary));
  const unknown2 = written.filter((word) => !known.has(word));
  if (unknown2.length === 0) return new Set(written.flatMap((word) => known.get(word) ?? []));
  const choice = [...new Set(known.values()), alone].join(", ");
  complain(
    `${unknown2.map(quoted2).join(", ")} is none of its values. ${meant(unknown2, [...known.keys(), alone])}Write some of ${choice}, parted by commas.`
  );
  return void 0;
}
// action/inputs/waiting.ts
var DAY_MS = 864e5;
var TIMEOUT_BOUNDS = { leastMs: 1e3, mostMs: 7 * DAY_MS };
var OUTAGE_BOUNDS = { leastMs: 0, mostMs: 7 * DAY_MS };
var POLL_BOUNDS = { leastMs: 100, mostMs: 36e5 };
var MOST_RETRIES = 10;
var FAIL_ON_WORDS = {
  failed: "failed",
  failure: "failed",
  canceled: "canceled",
  cancelled: "canceled",
  skipped: "skipped",
  blocked: "blocked",
  manual: "blocked",
  "timed-out": "timed-out",
  timeout: "timed-out",
  warnings: "warnings",
  warning: "warnings"
};
var CANCEL_ON_WORDS = {
  cancelled: "cancelled",
  canceled: "cancelled",
  timeout: "timeout",
  "timed-out": "timeout",
  failure: "failure",
  failed: "failure"
};
async function readWaiting(reader) {
  const startTimeoutMs = reader.givenDurationMs("start-timeout", TIMEOUT_BOUNDS);
  const pollIntervalMs = reader.givenDurationMs("poll-interval", POLL_BOUNDS);
  const words = (name, vocabulary, alone) => readWords(reader.text(name), vocabulary, alone, reader.complainOf(name));
  const isOurs = reader.given("pipeline") === void 0;
  return {
    wait: reader.boolean("wait"),
    timeoutMs: reader.durationMs("timeout", TIMEOUT_BOUNDS),
    ...startTimeoutMs === void 0 ? {} : { startTimeoutMs },
    outageBudgetMs: reader.durationMs("outage-budget", OUTAGE_BOUNDS),
    ...pollIntervalMs === void 0 ? {} : { pollIntervalMs },
    follow: reader.boolean("follow"),
    waitForJobs: splitList(reader.text("wait-for-jobs")),
    onManual: reader.word("on-manual"),
    playJobs: await readPlayJobs(reader.text("play-jobs"), reader.complainOf("play-jobs")),
    retries: readRetries(reader),
    failOn: words("fail-on", FAIL_ON_WORDS, "none") ?? DEFAULT_FAIL_ON,
    cancelOn: reader.given("cancel-on") === void 0 ? new Set(isOurs ? ["cancelled"] : []) : words("cancel-on", CANCEL_ON_WORDS, "never") ?? /* @__PURE__ *@/ new Set()
  };
}
function readRetries(reader) {
  const text2 = reader.text("retry").trim();
  const count = Number(text2);
  if (/^\d+$/.test(text2) && count <= MOST_RETRIES) return count;
  reader.complainOf("retry")(
    `${quoted2(text2)} is no number of retries. Write a whole number from 0 to ${MOST_RETRIES}.`
  );
  return 0;
}
// action/inputs/parse.ts
async function parseInputs(raw, env = {}) {
  const reader = new InputReader(resolveAliases(raw));
  const around = surroundings(env);
  const job = surroundingJob(env);
  const { host, project, pipelineId } = readTarget(reader, job);
  const tokens = readTokens(reader, job, host);
  const isGiven2 = reader.given("pipeline") !== void 0;
  const given2 = pipelineId === void 0 ? void 0 : { kind: "given", id: pipelineId };
  const pipeline = isGiven2 ? given2 : await readNewPipeline(reader, { host, project, tokens, around, job });
  const dryRun = reader.boolean("dry-run");
  const waiting = await readWaiting(reader);
  const collecting = readCollecting(reader);
  const reporting = readReporting(reader);
  const connection = readConnection(reader);
  refuseContradictions(
    {
      ...waiting,
      ...collecting,
      ...reporting,
      dryRun,
      given: isGiven2,
      cancelOutdated: reader.boolean("cancel-outdated"),
      mayAct: isActingTokenGiven(reader) || pipeline?.kind === "none",
      hasGithubToken: tokens.githubToken !== void 0,
      around: around?.kind
    },
    reader
  );
  const { problems } = reader;
  if (problems.length > 0 || host === void 0 || project === void 0 || pipeline === void 0)
    throw new CodedError("INPUT_INVALID", problemsText("input", problems));
  return {
    host,
    project,
    pipeline,
    readers: readersOf(tokens),
    dryRun,
    ...waiting,
    ...collecting,
    ...reporting,
    ...connection,
    ...tokens.githubToken === void 0 ? {} : { githubToken: tokens.githubToken },
    secrets: Object.values(tokens).filter((secret) => secret !== void 0)
  };
}
// shared/gitlab/made-since.ts
function madeSince(pipelines, sinceMs) {
  if (sinceMs === void 0) return pipelines;
  return pipelines.filter(({ createdAt }) => !(Date.parse(createdAt ?? "") < sinceMs));
}
// shared/gitlab/find-by-marker.ts
var LOOKS_AFTER_MS = [0, 2e3, 4e3, 8e3, 15e3, 31e3];
var MARGIN_MS = 12e4;
var MOST_PAGES = 5;
async function findByMarker(marks, { carries, agoMs, ...filter }, signal) {
  const recent = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { pipelines, more, at } = await marks.page(filter, page, signal);
    const sinceMs = at === void 0 ? void 0 : at.getTime() - agoMs() - MARGIN_MS;
    const made = madeSince(pipelines, sinceMs);
    recent.push(...made);
    if (!more || made.length < pipelines.length || sinceMs === void 0) break;
  }
  const { found, hidden: candidates } = await marks.find(recent, carries, signal);
  if (found !== void 0) return { kind: "found", pipeline: found };
  return candidates.length > 0 || !marks.mayRead ? { kind: "hidden", candidates } : { kind: "not-there" };
}
// shared/gitlab/passing.ts
var PASSING2 = [
  "GITLAB_UNREACHABLE",
  "GITLAB_TLS_FAILED",
  "GITLAB_CONNECTION_LOST",
  "GITLAB_DEADLINE",
  "GITLAB_SERVER_ERROR",
  "GITLAB_RATE_LIMITED",
  // Maintenance pages come with all sorts of bodies, at times with status 200.
  "GITLAB_ANSWER_UNREADABLE",
  "GITLAB_ANSWER_TOO_LARGE"
];
function isPassing(error2) {
  return isCoded(error2, ...PASSING2) || isCoded(error2, "GITLAB_REQUEST_REFUSED") && error2.status === 408;
}
// action/trigger/look-up.ts
var OUTAGE_BUDGET_MS = 10 * 6e4;
var OUTAGE_PAUSE_MS = 1e4;
async function lookUp(deps, lost, signal, pausesMs = LOOKS_AFTER_MS) {
  let last = { kind: "not-there" };
  for (const pauseMs of pausesMs) {
    if (pauseMs > 0) await deps.clock.sleep(pauseMs, signal);
    last = await patiently(deps, () => look(deps, lost, signal), signal);
    if (last.kind === "found" || last.kind === "unseen" || !deps.marks.mayRead) return last;
  }
  return last;
}
function look({ clock, marks }, { marker, sentAtMs, ...filter }, signal) {
  const carries = (marks2) => marks2.marker === marker;
  return findByMarker(marks, { ...filter, carries, agoMs: () => clock.monotonicMs() - sentAtMs }, signal);
}
async function patiently({ clock, tell, outageBudgetMs = OUTAGE_BUDGET_MS }, look2, signal) {
  const beganMs = clock.monotonicMs();
  for (let isTold = false; ; isTold = true) {
    try {
      return await look2();
    } catch (error2) {
      signal.throwIfAborted();
      if (cannotRead(error2)) return { kind: "unseen", error: error2 };
      if (!(error2 instanceof CodedError) || !isPassing(error2)) throw error2;
      const leftMs = outageBudgetMs - (clock.monotonicMs() - beganMs);
      if (leftMs <= 0) return { kind: "unseen", error: error2 };
      if (!isTold)
        tell(`GitLab cannot be asked at present; looking goes on for ${formatDuration(leftMs)}. ${error2.message}`);
      await clock.sleep(Math.min(leftMs, Math.max(OUTAGE_PAUSE_MS, error2.retryAfterMs ?? 0)), signal);
    }
  }
}
// action/trigger/marks.ts
var PAYLOAD_KEY = "sluice";
var VARIABLES = {
  marker: "SLUICE_MARKER",
  concurrencyKey: "SLUICE_CONCURRENCY",
  ciRun: "SLUICE_CI_RUN",
  run: "SLUICE_RUN"
};
var PAYLOAD_FIELDS = {
  marker: "marker",
  concurrencyKey: "concurrency_key",
  ciRun: "ci_run",
  run: "run"
};
var KINDS = Object.keys(VARIABLES);
function readMarks(variables) {
  const payload = payloadOf(variables.get("TRIGGER_PAYLOAD"));
  return Object.fromEntries(
    KINDS.flatMap((kind) => {
      const value = payload[PAYLOAD_FIELDS[kind]] ?? variables.get(VARIABLES[kind]);
      return typeof value === "string" ? [[kind, value]] : [];
    })
  );
}
function payloadOf(text2) {
  if (text2 === void 0) return {};
  try {
    const ours = JSON.parse(text2)?.[PAYLOAD_KEY];
    return typeof ours === "object" && ours !== null ? ours : {};
  } catch {
    return {};
  }
}
// action/run/clean-up.ts
var FIND_WITHIN_MS = 18e4;
var OUTAGE_BUDGET_MS2 = 12e4;
var CANCEL_WITHIN_MS = 6e4;
var KEPT = [
  "host",
  "access-token",
  "oauth-token",
  "job-token",
  "ca-file",
  "insecure",
  "redact",
  "follow"
];
async function cleanUp(deps, state, surroundings2) {
  const left = (0, import_chunk_IURSJ37X.readLeftRunning)(state);
  if (left === void 0) return "nothing-left";
  const { host } = deps;
  let gitlab2;
  try {
    const inputs = await inputsFor(left, surroundings2);
    for (const secret of inputs.secrets) host.mask(secret);
    if (inputs.redact) host.conceal([inputs.host, inputs.project, ...left.kind === "pipeline" ? [left.id] : []]);
    gitlab2 = await deps.connect(connectionOf(left.host, inputs, deps.cwd), host.log);
    const target = left.kind === "pipeline" ? left : await find(deps, gitlab2, left, inputs);
    return typeof target === "string" ? target : await cancel(deps, gitlab2, target, inputs);
  } catch (error2) {
    host.warning(`${endedEarly(left)} What it started may keep running: ${oneLine(error2)} See ${addressOf(left)}`);
    return "may-run";
  } finally {
    gitlab2?.close();
  }
}
async function inputsFor(left, { raw: written, env }) {
  const { raw } = resolveAliases(written);
  const own2 = Object.fromEntries(KEPT.flatMap((name) => raw[name] === void 0 ? [] : [[name, raw[name]]]));
  const id2 = String(left.kind === "pipeline" ? left.id : 1);
  const { pipeline = "" } = raw;
  const isUrl2 = /^https?:/i.test(pipeline.trim());
  const target = isUrl2 ? { pipeline } : { project: String(left.project), pipeline: id2 };
  const inputs = await parseInputs({ ...own2, ...target }, env);
  if (isSameServer(inputs.host, left.host)) return inputs;
  throw new CodedError(
    "INPUT_INVALID",
    `It was started on ${(0, import_chunk_VVLYTNWA.printable)(left.host)}, and \`host\` is ${(0, import_chunk_VVLYTNWA.printable)(inputs.host)}: give the same \`host\` here.`
  );
}
async function find({ host, clock }, gitlab2, left, { readers }) {
  const { project, ref, marker, sentAt } = left;
  const marks = new MarkReader(gitlab2, project, readers, readMarks);
  const sentAtMs = clock.monotonicMs() - (clock.now().getTime() - Date.parse(sentAt));
  const lost = { marker, ref, sentAtMs, ...left.source === void 0 ? {} : { source: left.source } };
  const late2 = () => new CodedError("GITLAB_DEADLINE", "Whether GitLab has made one could not be seen in time.");
  const found = await within(
    clock,
    FIND_WITHIN_MS,
    late2,
    (signal) => lookUp({ clock, marks, tell: (text2) => host.line(text2), outageBudgetMs: OUTAGE_BUDGET_MS2 }, lost, signal)
  );
  switch (found.kind) {
    case "found":
      return targetOf(found.pipeline);
    case "not-there":
      host.notice(`${endedEarly(left)} GitLab has made no pipeline for it.`);
      return "nothing-left";
    case "hidden":
    case "unseen":
      host.warning(
        `${endedEarly(left)} Nothing at hand may see whether GitLab has made one: look for one on ${(0, import_chunk_VVLYTNWA.printable)(ref)} and cancel it at ${addressOf(left)}`
      );
      return "may-run";
  }
}
async function cancel({ host, clock }, gitlab2, target, { readers, follow: follow2 }) {
  const order = { targets: [target], readers, downstream: follow2, withinMs: CANCEL_WITHIN_MS };
  const cancellation = await cancelTree({ gitlab: gitlab2, clock }, order);
  const text2 = `The step ended before its time. ${cancellationText(cancellation)}`;
  if (isVerified(cancellation)) {
    host.notice(text2);
    return "stopped";
  }
  host.warning(text2);
  return "may-run";
}
function endedEarly({ kind }) {
  return kind === "pipeline" ? "The step ended before its time." : "The step ended while it was starting a pipeline.";
}
function addressOf(left) {
  return left.kind === "pipeline" ? (0, import_chunk_VVLYTNWA.printable)(left.webUrl) : pipelineListAddress(left.host, left.project);
}
// action/post-main.ts
async function postMain(state) {
  await cleanUp(
    {
      host: githubHost(runnerTraits(process.env), systemClock),
      clock: systemClock,
      connect: (options, log) => connectGitLab(options, { clock: systemClock, random: Math.random, log }),
      cwd: process.cwd()
    },
    state,
    { raw: rawFromAction(process.env), env: process.env }
  );
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  postMain
});
*/},
    "action/cancel/left-running.ts"() {/*
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);
var stdin_exports = {};
__export(stdin_exports, {
  RUN_STATE: () => RUN_STATE,
  readLeftRunning: () => readLeftRunning
});
module.exports = __toCommonJS(stdin_exports);
// action/cancel/left-running.ts
var RUN_STATE = { pending: "pending", pipeline: "pipeline", finished: "finished" };
function readLeftRunning(state) {
  if ((state[RUN_STATE.finished] ?? "") !== "") return void 0;
  return readOne(state[RUN_STATE.pipeline]) ?? readOne(state[RUN_STATE.pending]);
}
function readOne(text) {
  const kept = fieldsOf(text);
  const { host, project, id, webUrl, ref, source, marker, sentAt } = kept;
  if (typeof host !== "string" || typeof project !== "number" && typeof project !== "string") return void 0;
  if (typeof id === "number" && typeof webUrl === "string") return { kind: "pipeline", host, project, id, webUrl };
  if (typeof ref !== "string" || typeof marker !== "string" || typeof sentAt !== "string") return void 0;
  const from = typeof source === "string" ? { source } : {};
  return { kind: "pending", host, project, ref, marker, sentAt, ...from };
}
function fieldsOf(text) {
  if (text === void 0 || text === "") return {};
  try {
    const kept = JSON.parse(text);
    return typeof kept === "object" && kept !== null ? { ...kept } : {};
  } catch {
    return {};
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  RUN_STATE,
  readLeftRunning
});
*/},
    "shared/text/printable.ts"() {/*
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);
var stdin_exports = {};
__export(stdin_exports, {
  printable: () => printable,
  printableWhole: () => printableWhole
});
module.exports = __toCommonJS(stdin_exports);
// shared/text/printable.ts
var UNPRINTABLE = (
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Cs}]|\\(?=u\{)/gu
);
function printable(text, maxLength = 300) {
  return cut(text.replaceAll(UNPRINTABLE, escaped), maxLength);
}
function printableWhole(text, maxLength = 300) {
  return cut(
    text.replaceAll(UNPRINTABLE, (char) => char === "\\" ? char : escaped(char)),
    maxLength
  );
}
function escaped(char) {
  return `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
}
function cut(text, maxLength) {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, "")}\u2026`;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  printable,
  printableWhole
});
*/},
    "exports"() {/*
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);
var stdin_exports = {};
__export(stdin_exports, {
  __commonJS: () => __commonJS,
  __export: () => __export2,
  __toESM: () => __toESM
});
module.exports = __toCommonJS(stdin_exports);
var __create = Object.create;
var __defProp2 = Object.defineProperty;
var __getOwnPropDesc2 = Object.getOwnPropertyDescriptor;
var __getOwnPropNames2 = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp2 = Object.prototype.hasOwnProperty;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames2(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var __export2 = (target, all) => {
  for (var name in all)
    __defProp2(target, name, { get: all[name], enumerable: true });
};
var __copyProps2 = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames2(from))
      if (!__hasOwnProp2.call(to, key) && key !== except)
        __defProp2(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc2(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps2(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp2(target, "default", { value: mod, enumerable: true }) : target,
  mod
));
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  __commonJS,
  __export,
  __toESM
});
*/},
  };
  const { compileFunction } = process.getBuiltinModule("node:vm");
  const loaded = new Map();
  function load(name) {
    const known = loaded.get(name);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    loaded.set(name, module);
    const text = parts[name].toString();
    const code = text.slice(text.indexOf("/*") + 2, text.lastIndexOf("*/")).replaceAll("*@/", "*" + "/");
    compileFunction(code, ["module", "load", "loadLater"], { filename: "sluice/" + name })(module, load, loadLater);
    return module.exports;
  }
  async function loadLater(name) {
    return Object.hasOwn(parts, name) ? load(name) : import(name);
  }
  load("action/post.ts");
})();
