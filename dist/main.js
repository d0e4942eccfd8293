import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
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

// builtin:http
var require_http = __commonJS({
  "builtin:http"(exports) {
    for (const name of ["Agent", "IncomingMessage", "STATUS_CODES", "ServerResponse", "createServer", "get", "globalAgent", "request"]) {
      Object.defineProperty(exports, name, {
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
var require_https = __commonJS({
  "builtin:https"(exports) {
    for (const name of ["Agent", "createServer", "get", "globalAgent", "request"]) {
      Object.defineProperty(exports, name, {
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
var require_net = __commonJS({
  "required-builtin:net"(exports, module) {
    module.exports = process.getBuiltinModule("node:net");
  }
});

// required-builtin:tls
var require_tls = __commonJS({
  "required-builtin:tls"(exports, module) {
    module.exports = process.getBuiltinModule("node:tls");
  }
});

// required-builtin:http
var require_http2 = __commonJS({
  "required-builtin:http"(exports, module) {
    module.exports = process.getBuiltinModule("node:http");
  }
});

// required-builtin:https
var require_https2 = __commonJS({
  "required-builtin:https"(exports, module) {
    module.exports = process.getBuiltinModule("node:https");
  }
});

// required-builtin:events
var require_events = __commonJS({
  "required-builtin:events"(exports, module) {
    module.exports = process.getBuiltinModule("node:events");
  }
});

// required-builtin:assert
var require_assert = __commonJS({
  "required-builtin:assert"(exports, module) {
    module.exports = process.getBuiltinModule("node:assert");
  }
});

// required-builtin:util
var require_util = __commonJS({
  "required-builtin:util"(exports, module) {
    module.exports = process.getBuiltinModule("node:util");
  }
});

// node_modules/tunnel/lib/tunnel.js
var require_tunnel = __commonJS({
  "node_modules/tunnel/lib/tunnel.js"(exports) {
    "use strict";
    var net = require_net();
    var tls = require_tls();
    var http3 = require_http2();
    var https3 = require_https2();
    var events = require_events();
    var assert2 = require_assert();
    var util = require_util();
    exports.httpOverHttp = httpOverHttp2;
    exports.httpsOverHttp = httpsOverHttp2;
    exports.httpOverHttps = httpOverHttps2;
    exports.httpsOverHttps = httpsOverHttps2;
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
    exports.debug = debug2;
  }
});

// node_modules/tunnel/index.js
var require_tunnel2 = __commonJS({
  "node_modules/tunnel/index.js"(exports, module) {
    module.exports = require_tunnel();
  }
});

// builtin:crypto
var require_crypto = __commonJS({
  "builtin:crypto"(exports) {
    for (const name of ["X509Certificate", "createHash", "createHmac", "randomBytes", "randomUUID", "timingSafeEqual"]) {
      Object.defineProperty(exports, name, {
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
var require_tls2 = __commonJS({
  "builtin:tls"(exports) {
    for (const name of ["createSecureContext", "getCACertificates", "rootCertificates"]) {
      Object.defineProperty(exports, name, {
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

// builtin:zlib
var require_zlib = __commonJS({
  "builtin:zlib"(exports) {
    for (const name of ["crc32", "createInflateRaw", "inflateRawSync"]) {
      Object.defineProperty(exports, name, {
        enumerable: true,
        configurable: true,
        get: () => process.getBuiltinModule("node:zlib")[name],
        set(value) {
          Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
        }
      });
    }
  }
});

// node_modules/picomatch/lib/constants.js
var require_constants = __commonJS({
  "node_modules/picomatch/lib/constants.js"(exports, module) {
    "use strict";
    var WIN_SLASH = "\\\\/";
    var WIN_NO_SLASH = `[^${WIN_SLASH}]`;
    var DEFAULT_MAX_EXTGLOB_RECURSION = 0;
    var DOT_LITERAL = "\\.";
    var PLUS_LITERAL = "\\+";
    var QMARK_LITERAL = "\\?";
    var SLASH_LITERAL = "\\/";
    var ONE_CHAR = "(?=.)";
    var QMARK = "[^/]";
    var END_ANCHOR = `(?:${SLASH_LITERAL}|$)`;
    var START_ANCHOR = `(?:^|${SLASH_LITERAL})`;
    var DOTS_SLASH = `${DOT_LITERAL}{1,2}${END_ANCHOR}`;
    var NO_DOT = `(?!${DOT_LITERAL})`;
    var NO_DOTS = `(?!${START_ANCHOR}${DOTS_SLASH})`;
    var NO_DOT_SLASH = `(?!${DOT_LITERAL}{0,1}${END_ANCHOR})`;
    var NO_DOTS_SLASH = `(?!${DOTS_SLASH})`;
    var QMARK_NO_DOT = `[^.${SLASH_LITERAL}]`;
    var STAR = `${QMARK}*?`;
    var SEP = "/";
    var POSIX_CHARS = {
      DOT_LITERAL,
      PLUS_LITERAL,
      QMARK_LITERAL,
      SLASH_LITERAL,
      ONE_CHAR,
      QMARK,
      END_ANCHOR,
      DOTS_SLASH,
      NO_DOT,
      NO_DOTS,
      NO_DOT_SLASH,
      NO_DOTS_SLASH,
      QMARK_NO_DOT,
      STAR,
      START_ANCHOR,
      SEP
    };
    var WINDOWS_CHARS = {
      ...POSIX_CHARS,
      SLASH_LITERAL: `[${WIN_SLASH}]`,
      QMARK: WIN_NO_SLASH,
      STAR: `${WIN_NO_SLASH}*?`,
      DOTS_SLASH: `${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$)`,
      NO_DOT: `(?!${DOT_LITERAL})`,
      NO_DOTS: `(?!(?:^|[${WIN_SLASH}])${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
      NO_DOT_SLASH: `(?!${DOT_LITERAL}{0,1}(?:[${WIN_SLASH}]|$))`,
      NO_DOTS_SLASH: `(?!${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
      QMARK_NO_DOT: `[^.${WIN_SLASH}]`,
      START_ANCHOR: `(?:^|[${WIN_SLASH}])`,
      END_ANCHOR: `(?:[${WIN_SLASH}]|$)`,
      SEP: "\\"
    };
    var POSIX_REGEX_SOURCE = {
      __proto__: null,
      alnum: "a-zA-Z0-9",
      alpha: "a-zA-Z",
      ascii: "\\x00-\\x7F",
      blank: " \\t",
      cntrl: "\\x00-\\x1F\\x7F",
      digit: "0-9",
      graph: "\\x21-\\x7E",
      lower: "a-z",
      print: "\\x20-\\x7E ",
      punct: "\\-!\"#$%&'()\\*+,./:;<=>?@[\\]^_`{|}~",
      space: " \\t\\r\\n\\v\\f",
      upper: "A-Z",
      word: "A-Za-z0-9_",
      xdigit: "A-Fa-f0-9"
    };
    module.exports = {
      DEFAULT_MAX_EXTGLOB_RECURSION,
      MAX_LENGTH: 1024 * 64,
      POSIX_REGEX_SOURCE,
      // regular expressions
      REGEX_BACKSLASH: /\\(?![*+?^${}(|)[\]])/g,
      REGEX_NON_SPECIAL_CHARS: /^[^@![\].,$*+?^{}()|\\/]+/,
      REGEX_SPECIAL_CHARS: /[-*+?.^${}(|)[\]]/,
      REGEX_SPECIAL_CHARS_BACKREF: /(\\?)((\W)(\3*))/g,
      REGEX_SPECIAL_CHARS_GLOBAL: /([-*+?.^${}(|)[\]])/g,
      REGEX_REMOVE_BACKSLASH: /(?:\[.*?[^\\]\]|\\(?=.))/g,
      // Replace globs with equivalent patterns to reduce parsing time.
      REPLACEMENTS: {
        __proto__: null,
        "***": "*",
        "**/**": "**",
        "**/**/**": "**"
      },
      // Digits
      CHAR_0: 48,
      /* 0 */
      CHAR_9: 57,
      /* 9 */
      // Alphabet chars.
      CHAR_UPPERCASE_A: 65,
      /* A */
      CHAR_LOWERCASE_A: 97,
      /* a */
      CHAR_UPPERCASE_Z: 90,
      /* Z */
      CHAR_LOWERCASE_Z: 122,
      /* z */
      CHAR_LEFT_PARENTHESES: 40,
      /* ( */
      CHAR_RIGHT_PARENTHESES: 41,
      /* ) */
      CHAR_ASTERISK: 42,
      /* * */
      // Non-alphabetic chars.
      CHAR_AMPERSAND: 38,
      /* & */
      CHAR_AT: 64,
      /* @ */
      CHAR_BACKWARD_SLASH: 92,
      /* \ */
      CHAR_CARRIAGE_RETURN: 13,
      /* \r */
      CHAR_CIRCUMFLEX_ACCENT: 94,
      /* ^ */
      CHAR_COLON: 58,
      /* : */
      CHAR_COMMA: 44,
      /* , */
      CHAR_DOT: 46,
      /* . */
      CHAR_DOUBLE_QUOTE: 34,
      /* " */
      CHAR_EQUAL: 61,
      /* = */
      CHAR_EXCLAMATION_MARK: 33,
      /* ! */
      CHAR_FORM_FEED: 12,
      /* \f */
      CHAR_FORWARD_SLASH: 47,
      /* / */
      CHAR_GRAVE_ACCENT: 96,
      /* ` */
      CHAR_HASH: 35,
      /* # */
      CHAR_HYPHEN_MINUS: 45,
      /* - */
      CHAR_LEFT_ANGLE_BRACKET: 60,
      /* < */
      CHAR_LEFT_CURLY_BRACE: 123,
      /* { */
      CHAR_LEFT_SQUARE_BRACKET: 91,
      /* [ */
      CHAR_LINE_FEED: 10,
      /* \n */
      CHAR_NO_BREAK_SPACE: 160,
      /* \u00A0 */
      CHAR_PERCENT: 37,
      /* % */
      CHAR_PLUS: 43,
      /* + */
      CHAR_QUESTION_MARK: 63,
      /* ? */
      CHAR_RIGHT_ANGLE_BRACKET: 62,
      /* > */
      CHAR_RIGHT_CURLY_BRACE: 125,
      /* } */
      CHAR_RIGHT_SQUARE_BRACKET: 93,
      /* ] */
      CHAR_SEMICOLON: 59,
      /* ; */
      CHAR_SINGLE_QUOTE: 39,
      /* ' */
      CHAR_SPACE: 32,
      /*   */
      CHAR_TAB: 9,
      /* \t */
      CHAR_UNDERSCORE: 95,
      /* _ */
      CHAR_VERTICAL_LINE: 124,
      /* | */
      CHAR_ZERO_WIDTH_NOBREAK_SPACE: 65279,
      /* \uFEFF */
      /**
       * Create EXTGLOB_CHARS
       */
      extglobChars(chars) {
        return {
          "!": { type: "negate", open: "(?:(?!(?:", close: `))${chars.STAR})` },
          "?": { type: "qmark", open: "(?:", close: ")?" },
          "+": { type: "plus", open: "(?:", close: ")+" },
          "*": { type: "star", open: "(?:", close: ")*" },
          "@": { type: "at", open: "(?:", close: ")" }
        };
      },
      /**
       * Create GLOB_CHARS
       */
      globChars(win32) {
        return win32 === true ? WINDOWS_CHARS : POSIX_CHARS;
      }
    };
  }
});

// node_modules/picomatch/lib/utils.js
var require_utils = __commonJS({
  "node_modules/picomatch/lib/utils.js"(exports) {
    "use strict";
    var {
      REGEX_BACKSLASH,
      REGEX_REMOVE_BACKSLASH,
      REGEX_SPECIAL_CHARS,
      REGEX_SPECIAL_CHARS_GLOBAL
    } = require_constants();
    exports.isObject = (val) => val !== null && typeof val === "object" && !Array.isArray(val);
    exports.hasRegexChars = (str) => REGEX_SPECIAL_CHARS.test(str);
    exports.isRegexChar = (str) => str.length === 1 && exports.hasRegexChars(str);
    exports.escapeRegex = (str) => str.replace(REGEX_SPECIAL_CHARS_GLOBAL, "\\$1");
    exports.toPosixSlashes = (str) => str.replace(REGEX_BACKSLASH, "/");
    exports.isWindows = () => {
      if (typeof navigator !== "undefined" && navigator.platform) {
        const platform2 = navigator.platform.toLowerCase();
        return platform2 === "win32" || platform2 === "windows";
      }
      if (typeof process !== "undefined" && process.platform) {
        return process.platform === "win32";
      }
      return false;
    };
    exports.removeBackslashes = (str) => {
      return str.replace(REGEX_REMOVE_BACKSLASH, (match) => {
        return match === "\\" ? "" : match;
      });
    };
    exports.escapeLast = (input, char, lastIdx) => {
      const idx = input.lastIndexOf(char, lastIdx);
      if (idx === -1) return input;
      if (input[idx - 1] === "\\") return exports.escapeLast(input, char, idx - 1);
      return `${input.slice(0, idx)}\\${input.slice(idx)}`;
    };
    exports.removePrefix = (input, state = {}) => {
      let output = input;
      if (output.startsWith("./")) {
        output = output.slice(2);
        state.prefix = "./";
      }
      return output;
    };
    exports.wrapOutput = (input, state = {}, options = {}) => {
      const prepend = options.contains ? "" : "^";
      const append = options.contains ? "" : "$";
      let output = `${prepend}(?:${input})${append}`;
      if (state.negated === true) {
        output = `(?:^(?!${output}).*$)`;
      }
      return output;
    };
    exports.basename = (path, { windows } = {}) => {
      const segs = path.split(windows ? /[\\/]/ : "/");
      const last = segs[segs.length - 1];
      if (last === "") {
        return segs[segs.length - 2];
      }
      return last;
    };
  }
});

// node_modules/picomatch/lib/scan.js
var require_scan = __commonJS({
  "node_modules/picomatch/lib/scan.js"(exports, module) {
    "use strict";
    var utils = require_utils();
    var {
      CHAR_ASTERISK,
      /* * */
      CHAR_AT,
      /* @ */
      CHAR_BACKWARD_SLASH,
      /* \ */
      CHAR_COMMA,
      /* , */
      CHAR_DOT,
      /* . */
      CHAR_EXCLAMATION_MARK,
      /* ! */
      CHAR_FORWARD_SLASH,
      /* / */
      CHAR_LEFT_CURLY_BRACE,
      /* { */
      CHAR_LEFT_PARENTHESES,
      /* ( */
      CHAR_LEFT_SQUARE_BRACKET,
      /* [ */
      CHAR_PLUS,
      /* + */
      CHAR_QUESTION_MARK,
      /* ? */
      CHAR_RIGHT_CURLY_BRACE,
      /* } */
      CHAR_RIGHT_PARENTHESES,
      /* ) */
      CHAR_RIGHT_SQUARE_BRACKET
      /* ] */
    } = require_constants();
    var isPathSeparator = (code) => {
      return code === CHAR_FORWARD_SLASH || code === CHAR_BACKWARD_SLASH;
    };
    var depth = (token) => {
      if (token.isPrefix !== true) {
        token.depth = token.isGlobstar ? Infinity : 1;
      }
    };
    var scan = (input, options) => {
      const opts = options || {};
      const length = input.length - 1;
      const scanToEnd = opts.parts === true || opts.tokens === true || opts.scanToEnd === true;
      const slashes = [];
      const tokens = [];
      const parts = [];
      let str = input;
      let index = -1;
      let start2 = 0;
      let lastIndex = 0;
      let isBrace = false;
      let isBracket = false;
      let isGlob = false;
      let isExtglob = false;
      let isGlobstar = false;
      let braceEscaped = false;
      let backslashes = false;
      let negated = false;
      let negatedExtglob = false;
      let finished = false;
      let braces = 0;
      let prev;
      let code;
      let token = { value: "", depth: 0, isGlob: false };
      const eos = () => index >= length;
      const peek = () => str.charCodeAt(index + 1);
      const advance = () => {
        prev = code;
        return str.charCodeAt(++index);
      };
      while (index < length) {
        code = advance();
        let next;
        if (code === CHAR_BACKWARD_SLASH) {
          backslashes = token.backslashes = true;
          code = advance();
          if (code === CHAR_LEFT_CURLY_BRACE) {
            braceEscaped = true;
          }
          continue;
        }
        if (braceEscaped === true || code === CHAR_LEFT_CURLY_BRACE) {
          braces++;
          while (eos() !== true && (code = advance())) {
            if (code === CHAR_BACKWARD_SLASH) {
              backslashes = token.backslashes = true;
              advance();
              continue;
            }
            if (code === CHAR_LEFT_CURLY_BRACE) {
              braces++;
              continue;
            }
            if (braceEscaped !== true && code === CHAR_DOT && (code = advance()) === CHAR_DOT) {
              isBrace = token.isBrace = true;
              isGlob = token.isGlob = true;
              finished = true;
              if (scanToEnd === true) {
                continue;
              }
              break;
            }
            if (braceEscaped !== true && code === CHAR_COMMA) {
              isBrace = token.isBrace = true;
              isGlob = token.isGlob = true;
              finished = true;
              if (scanToEnd === true) {
                continue;
              }
              break;
            }
            if (code === CHAR_RIGHT_CURLY_BRACE) {
              braces--;
              if (braces === 0) {
                braceEscaped = false;
                isBrace = token.isBrace = true;
                finished = true;
                break;
              }
            }
          }
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (code === CHAR_FORWARD_SLASH) {
          slashes.push(index);
          tokens.push(token);
          token = { value: "", depth: 0, isGlob: false };
          if (finished === true) continue;
          if (prev === CHAR_DOT && index === start2 + 1) {
            start2 += 2;
            continue;
          }
          lastIndex = index + 1;
          continue;
        }
        if (opts.noext !== true) {
          const isExtglobChar = code === CHAR_PLUS || code === CHAR_AT || code === CHAR_ASTERISK || code === CHAR_QUESTION_MARK || code === CHAR_EXCLAMATION_MARK;
          if (isExtglobChar === true && peek() === CHAR_LEFT_PARENTHESES) {
            isGlob = token.isGlob = true;
            isExtglob = token.isExtglob = true;
            finished = true;
            if (code === CHAR_EXCLAMATION_MARK && index === start2) {
              negatedExtglob = true;
            }
            if (scanToEnd === true) {
              let parens = 0;
              while (eos() !== true && (code = advance())) {
                if (code === CHAR_BACKWARD_SLASH) {
                  backslashes = token.backslashes = true;
                  advance();
                  continue;
                }
                if (code === CHAR_LEFT_PARENTHESES) {
                  parens++;
                  continue;
                }
                if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
                  finished = true;
                  break;
                }
              }
              continue;
            }
            break;
          }
        }
        if (code === CHAR_ASTERISK) {
          if (prev === CHAR_ASTERISK) isGlobstar = token.isGlobstar = true;
          isGlob = token.isGlob = true;
          finished = true;
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (code === CHAR_QUESTION_MARK) {
          isGlob = token.isGlob = true;
          finished = true;
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (code === CHAR_LEFT_SQUARE_BRACKET) {
          while (eos() !== true && (next = advance())) {
            if (next === CHAR_BACKWARD_SLASH) {
              backslashes = token.backslashes = true;
              advance();
              continue;
            }
            if (next === CHAR_RIGHT_SQUARE_BRACKET) {
              isBracket = token.isBracket = true;
              isGlob = token.isGlob = true;
              finished = true;
              break;
            }
          }
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (opts.nonegate !== true && code === CHAR_EXCLAMATION_MARK && index === start2) {
          negated = token.negated = true;
          start2++;
          continue;
        }
        if (opts.noparen !== true && code === CHAR_LEFT_PARENTHESES) {
          isGlob = token.isGlob = true;
          if (scanToEnd === true) {
            let parens = 1;
            while (eos() !== true && (code = advance())) {
              if (code === CHAR_BACKWARD_SLASH) {
                backslashes = token.backslashes = true;
                advance();
                continue;
              }
              if (code === CHAR_LEFT_PARENTHESES) {
                parens++;
                continue;
              }
              if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
                finished = true;
                break;
              }
            }
            continue;
          }
          break;
        }
        if (isGlob === true) {
          finished = true;
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
      }
      if (opts.noext === true) {
        isExtglob = false;
        isGlob = false;
      }
      let base = str;
      let prefix = "";
      let glob = "";
      if (start2 > 0) {
        prefix = str.slice(0, start2);
        str = str.slice(start2);
        lastIndex -= start2;
      }
      if (base && isGlob === true && lastIndex > 0) {
        base = str.slice(0, lastIndex);
        glob = str.slice(lastIndex);
      } else if (isGlob === true) {
        base = "";
        glob = str;
      } else {
        base = str;
      }
      if (base && base !== "" && base !== "/" && base !== str) {
        if (isPathSeparator(base.charCodeAt(base.length - 1))) {
          base = base.slice(0, -1);
        }
      }
      if (opts.unescape === true) {
        if (glob) glob = utils.removeBackslashes(glob);
        if (base && backslashes === true) {
          base = utils.removeBackslashes(base);
        }
      }
      const state = {
        prefix,
        input,
        start: start2,
        base,
        glob,
        isBrace,
        isBracket,
        isGlob,
        isExtglob,
        isGlobstar,
        negated,
        negatedExtglob
      };
      if (opts.tokens === true) {
        state.maxDepth = 0;
        if (!isPathSeparator(code)) {
          tokens.push(token);
        }
        state.tokens = tokens;
      }
      if (opts.parts === true || opts.tokens === true) {
        let prevIndex;
        for (let idx = 0; idx < slashes.length; idx++) {
          const n2 = prevIndex !== void 0 ? prevIndex + 1 : start2;
          const i = slashes[idx];
          const value2 = input.slice(n2, i);
          if (opts.tokens) {
            if (idx === 0 && start2 !== 0) {
              tokens[idx].isPrefix = true;
              tokens[idx].value = prefix;
            } else {
              tokens[idx].value = value2;
            }
            depth(tokens[idx]);
            state.maxDepth += tokens[idx].depth;
          }
          if (i >= start2) {
            parts.push(value2);
            prevIndex = i;
          }
        }
        const n = prevIndex !== void 0 ? prevIndex + 1 : start2;
        const value = input.slice(n);
        parts.push(value);
        if (opts.tokens && prevIndex && prevIndex + 1 < input.length) {
          tokens[tokens.length - 1].value = value;
          depth(tokens[tokens.length - 1]);
          state.maxDepth += tokens[tokens.length - 1].depth;
        }
        state.slashes = slashes;
        state.parts = parts;
      }
      return state;
    };
    module.exports = scan;
  }
});

// node_modules/picomatch/lib/parse.js
var require_parse = __commonJS({
  "node_modules/picomatch/lib/parse.js"(exports, module) {
    "use strict";
    var constants = require_constants();
    var utils = require_utils();
    var {
      MAX_LENGTH,
      POSIX_REGEX_SOURCE,
      REGEX_NON_SPECIAL_CHARS,
      REGEX_SPECIAL_CHARS_BACKREF,
      REPLACEMENTS
    } = constants;
    var expandRange = (args, options) => {
      if (typeof options.expandRange === "function") {
        return options.expandRange(...args, options);
      }
      args.sort();
      const value = `[${args.join("-")}]`;
      try {
        new RegExp(value);
      } catch (ex) {
        return args.map((v) => utils.escapeRegex(v)).join("..");
      }
      return value;
    };
    var syntaxError = (type, char) => {
      return `Missing ${type}: "${char}" - use "\\\\${char}" to match literal characters`;
    };
    var splitTopLevel = (input) => {
      const parts = [];
      let bracket = 0;
      let paren = 0;
      let quote = 0;
      let value = "";
      let escaped3 = false;
      for (const ch of input) {
        if (escaped3 === true) {
          value += ch;
          escaped3 = false;
          continue;
        }
        if (ch === "\\") {
          value += ch;
          escaped3 = true;
          continue;
        }
        if (ch === '"') {
          quote = quote === 1 ? 0 : 1;
          value += ch;
          continue;
        }
        if (quote === 0) {
          if (ch === "[") {
            bracket++;
          } else if (ch === "]" && bracket > 0) {
            bracket--;
          } else if (bracket === 0) {
            if (ch === "(") {
              paren++;
            } else if (ch === ")" && paren > 0) {
              paren--;
            } else if (ch === "|" && paren === 0) {
              parts.push(value);
              value = "";
              continue;
            }
          }
        }
        value += ch;
      }
      parts.push(value);
      return parts;
    };
    var isPlainBranch = (branch) => {
      let escaped3 = false;
      for (const ch of branch) {
        if (escaped3 === true) {
          escaped3 = false;
          continue;
        }
        if (ch === "\\") {
          escaped3 = true;
          continue;
        }
        if (/[?*+@!()[\]{}]/.test(ch)) {
          return false;
        }
      }
      return true;
    };
    var normalizeSimpleBranch = (branch) => {
      let value = branch.trim();
      let changed = true;
      while (changed === true) {
        changed = false;
        if (/^@\([^\\()[\]{}|]+\)$/.test(value)) {
          value = value.slice(2, -1);
          changed = true;
        }
      }
      if (!isPlainBranch(value)) {
        return;
      }
      return value.replace(/\\(.)/g, "$1");
    };
    var hasRepeatedCharPrefixOverlap = (branches) => {
      const values = branches.map(normalizeSimpleBranch).filter(Boolean);
      for (let i = 0; i < values.length; i++) {
        for (let j = i + 1; j < values.length; j++) {
          const a = values[i];
          const b = values[j];
          const char = a[0];
          if (!char || a !== char.repeat(a.length) || b !== char.repeat(b.length)) {
            continue;
          }
          if (a === b || a.startsWith(b) || b.startsWith(a)) {
            return true;
          }
        }
      }
      return false;
    };
    var parseRepeatedExtglob = (pattern, requireEnd = true) => {
      if (pattern[0] !== "+" && pattern[0] !== "*" || pattern[1] !== "(") {
        return;
      }
      let bracket = 0;
      let paren = 0;
      let quote = 0;
      let escaped3 = false;
      for (let i = 1; i < pattern.length; i++) {
        const ch = pattern[i];
        if (escaped3 === true) {
          escaped3 = false;
          continue;
        }
        if (ch === "\\") {
          escaped3 = true;
          continue;
        }
        if (ch === '"') {
          quote = quote === 1 ? 0 : 1;
          continue;
        }
        if (quote === 1) {
          continue;
        }
        if (ch === "[") {
          bracket++;
          continue;
        }
        if (ch === "]" && bracket > 0) {
          bracket--;
          continue;
        }
        if (bracket > 0) {
          continue;
        }
        if (ch === "(") {
          paren++;
          continue;
        }
        if (ch === ")") {
          paren--;
          if (paren === 0) {
            if (requireEnd === true && i !== pattern.length - 1) {
              return;
            }
            return {
              type: pattern[0],
              body: pattern.slice(2, i),
              end: i
            };
          }
        }
      }
    };
    var buildCharClassStar = (chars) => {
      const source = chars.length === 1 ? utils.escapeRegex(chars[0]) : `[${chars.map((ch) => utils.escapeRegex(ch)).join("")}]`;
      return `${source}*`;
    };
    var getStarExtglobSequenceChars = (pattern) => {
      let index = 0;
      const chars = [];
      while (index < pattern.length) {
        const match = parseRepeatedExtglob(pattern.slice(index), false);
        if (!match || match.type !== "*") {
          return;
        }
        const branches = splitTopLevel(match.body).map((branch2) => branch2.trim());
        if (branches.length !== 1) {
          return;
        }
        const branch = normalizeSimpleBranch(branches[0]);
        if (!branch || branch.length !== 1) {
          return;
        }
        chars.push(branch);
        index += match.end + 1;
      }
      if (chars.length < 1) {
        return;
      }
      return chars;
    };
    var repeatedExtglobRecursion = (pattern) => {
      let depth = 0;
      let value = pattern.trim();
      let match = parseRepeatedExtglob(value);
      while (match) {
        depth++;
        value = match.body.trim();
        match = parseRepeatedExtglob(value);
      }
      return depth;
    };
    var analyzeRepeatedExtglob = (body, options) => {
      if (options.maxExtglobRecursion === false) {
        return { risky: false };
      }
      const max = typeof options.maxExtglobRecursion === "number" ? options.maxExtglobRecursion : constants.DEFAULT_MAX_EXTGLOB_RECURSION;
      const branches = splitTopLevel(body).map((branch) => branch.trim());
      if (branches.length > 1) {
        if (branches.some((branch) => branch === "") || branches.some((branch) => /^[*?]+$/.test(branch)) || hasRepeatedCharPrefixOverlap(branches)) {
          return { risky: true };
        }
      }
      const safeChars = [];
      let sawStarSequence = false;
      let combinable = true;
      for (const branch of branches) {
        const chars = getStarExtglobSequenceChars(branch);
        if (chars) {
          sawStarSequence = true;
          safeChars.push(...chars);
          continue;
        }
        const literal = normalizeSimpleBranch(branch);
        if (literal && literal.length === 1) {
          safeChars.push(literal);
          continue;
        }
        combinable = false;
        if (repeatedExtglobRecursion(branch) > max) {
          return { risky: true };
        }
      }
      if (sawStarSequence) {
        return combinable ? { risky: true, safeOutput: buildCharClassStar([...new Set(safeChars)]) } : { risky: true };
      }
      return { risky: false };
    };
    var parse3 = (input, options) => {
      if (typeof input !== "string") {
        throw new TypeError("Expected a string");
      }
      input = REPLACEMENTS[input] || input;
      const opts = { ...options };
      const max = typeof opts.maxLength === "number" ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
      let len = input.length;
      if (len > max) {
        throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
      }
      const bos = { type: "bos", value: "", output: opts.prepend || "" };
      const tokens = [bos];
      const capture = opts.capture ? "" : "?:";
      const PLATFORM_CHARS = constants.globChars(opts.windows);
      const EXTGLOB_CHARS = constants.extglobChars(PLATFORM_CHARS);
      const {
        DOT_LITERAL,
        PLUS_LITERAL,
        SLASH_LITERAL,
        ONE_CHAR,
        DOTS_SLASH,
        NO_DOT,
        NO_DOT_SLASH,
        NO_DOTS_SLASH,
        QMARK,
        QMARK_NO_DOT,
        STAR,
        START_ANCHOR
      } = PLATFORM_CHARS;
      const globstar = (opts2) => {
        return `(${capture}(?:(?!${START_ANCHOR}${opts2.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
      };
      const nodot = opts.dot ? "" : NO_DOT;
      const qmarkNoDot = opts.dot ? QMARK : QMARK_NO_DOT;
      let star = opts.bash === true ? globstar(opts) : STAR;
      if (opts.capture) {
        star = `(${star})`;
      }
      if (typeof opts.noext === "boolean") {
        opts.noextglob = opts.noext;
      }
      const state = {
        input,
        index: -1,
        start: 0,
        dot: opts.dot === true,
        consumed: "",
        output: "",
        prefix: "",
        backtrack: false,
        negated: false,
        brackets: 0,
        braces: 0,
        parens: 0,
        quotes: 0,
        globstar: false,
        tokens
      };
      input = utils.removePrefix(input, state);
      len = input.length;
      const extglobs = [];
      const braces = [];
      const stack = [];
      let prev = bos;
      let value;
      const eos = () => state.index === len - 1;
      const peek = state.peek = (n = 1) => input[state.index + n];
      const advance = state.advance = () => input[++state.index] || "";
      const remaining = () => input.slice(state.index + 1);
      const consume = (value2 = "", num = 0) => {
        state.consumed += value2;
        state.index += num;
      };
      const append = (token) => {
        state.output += token.output != null ? token.output : token.value;
        consume(token.value);
      };
      const negate = () => {
        let count = 1;
        while (peek() === "!" && (peek(2) !== "(" || peek(3) === "?")) {
          advance();
          state.start++;
          count++;
        }
        if (count % 2 === 0) {
          return false;
        }
        state.negated = true;
        state.start++;
        return true;
      };
      const increment = (type) => {
        state[type]++;
        stack.push(type);
      };
      const decrement = (type) => {
        state[type]--;
        stack.pop();
      };
      const push = (tok) => {
        if (prev.type === "globstar") {
          const isBrace = state.braces > 0 && (tok.type === "comma" || tok.type === "brace");
          const isExtglob = tok.extglob === true || extglobs.length && (tok.type === "pipe" || tok.type === "paren");
          if (tok.type !== "slash" && tok.type !== "paren" && !isBrace && !isExtglob) {
            state.output = state.output.slice(0, -prev.output.length);
            prev.type = "star";
            prev.value = "*";
            prev.output = star;
            state.output += prev.output;
          }
        }
        if (extglobs.length && tok.type !== "paren") {
          extglobs[extglobs.length - 1].inner += tok.value;
        }
        if (tok.value || tok.output) append(tok);
        if (prev && prev.type === "text" && tok.type === "text") {
          prev.output = (prev.output || prev.value) + tok.value;
          prev.value += tok.value;
          return;
        }
        tok.prev = prev;
        tokens.push(tok);
        prev = tok;
      };
      const extglobOpen = (type, value2) => {
        const token = { ...EXTGLOB_CHARS[value2], conditions: 1, inner: "" };
        token.prev = prev;
        token.parens = state.parens;
        token.output = state.output;
        token.startIndex = state.index;
        token.tokensIndex = tokens.length;
        const output = (opts.capture ? "(" : "") + token.open;
        increment("parens");
        push({ type, value: value2, output: state.output ? "" : ONE_CHAR });
        push({ type: "paren", extglob: true, value: advance(), output });
        extglobs.push(token);
      };
      const extglobClose = (token) => {
        const literal = input.slice(token.startIndex, state.index + 1);
        const body = input.slice(token.startIndex + 2, state.index);
        const analysis = analyzeRepeatedExtglob(body, opts);
        if ((token.type === "plus" || token.type === "star") && analysis.risky) {
          const safeOutput = analysis.safeOutput ? (token.output ? "" : ONE_CHAR) + (opts.capture ? `(${analysis.safeOutput})` : analysis.safeOutput) : void 0;
          const open2 = tokens[token.tokensIndex];
          open2.type = "text";
          open2.value = literal;
          open2.output = safeOutput || utils.escapeRegex(literal);
          for (let i = token.tokensIndex + 1; i < tokens.length; i++) {
            tokens[i].value = "";
            tokens[i].output = "";
            delete tokens[i].suffix;
          }
          state.output = token.output + open2.output;
          state.backtrack = true;
          push({ type: "paren", extglob: true, value, output: "" });
          decrement("parens");
          return;
        }
        let output = token.close + (opts.capture ? ")" : "");
        let rest;
        if (token.type === "negate") {
          let extglobStar = star;
          if (token.inner && token.inner.length > 1 && token.inner.includes("/")) {
            extglobStar = globstar(opts);
          }
          if (extglobStar !== star || eos() || /^\)+$/.test(remaining())) {
            output = token.close = `)$))${extglobStar}`;
          }
          if (token.inner.includes("*") && (rest = remaining()) && /^\.[^\\/.]+$/.test(rest)) {
            const expression = parse3(rest, { ...options, fastpaths: false }).output;
            output = token.close = `)${expression})${extglobStar})`;
          }
          if (token.prev.type === "bos") {
            state.negatedExtglob = true;
          }
        }
        push({ type: "paren", extglob: true, value, output });
        decrement("parens");
      };
      if (opts.fastpaths !== false && !/(^[*!]|[/()[\]{}"])/.test(input)) {
        let backslashes = false;
        let output = input.replace(REGEX_SPECIAL_CHARS_BACKREF, (m, esc2, chars, first, rest, index) => {
          if (first === "\\") {
            backslashes = true;
            return m;
          }
          if (first === "?") {
            if (esc2) {
              return esc2 + first + (rest ? QMARK.repeat(rest.length) : "");
            }
            if (index === 0) {
              return qmarkNoDot + (rest ? QMARK.repeat(rest.length) : "");
            }
            return QMARK.repeat(chars.length);
          }
          if (first === ".") {
            return DOT_LITERAL.repeat(chars.length);
          }
          if (first === "*") {
            if (esc2) {
              return esc2 + first + (rest ? star : "");
            }
            return star;
          }
          return esc2 ? m : `\\${m}`;
        });
        if (backslashes === true) {
          if (opts.unescape === true) {
            output = output.replace(/\\/g, "");
          } else {
            output = output.replace(/\\+/g, (m) => {
              return m.length % 2 === 0 ? "\\\\" : m ? "\\" : "";
            });
          }
        }
        if (output === input && opts.contains === true) {
          state.output = input;
          return state;
        }
        state.output = utils.wrapOutput(output, state, options);
        return state;
      }
      while (!eos()) {
        value = advance();
        if (value === "\0") {
          continue;
        }
        if (value === "\\") {
          const next = peek();
          if (next === "/" && opts.bash !== true) {
            continue;
          }
          if (next === "." || next === ";") {
            continue;
          }
          if (!next) {
            value += "\\";
            push({ type: "text", value });
            continue;
          }
          const match = /^\\+/.exec(remaining());
          let slashes = 0;
          if (match && match[0].length > 2) {
            slashes = match[0].length;
            state.index += slashes;
            if (slashes % 2 !== 0) {
              value += "\\";
            }
          }
          if (opts.unescape === true) {
            value = advance();
          } else {
            value += advance();
          }
          if (state.brackets === 0) {
            push({ type: "text", value });
            continue;
          }
        }
        if (state.brackets > 0 && (value !== "]" || prev.value === "[" || prev.value === "[^")) {
          if (opts.posix !== false && value === ":") {
            const inner = prev.value.slice(1);
            if (inner.includes("[")) {
              prev.posix = true;
              if (inner.includes(":")) {
                const idx = prev.value.lastIndexOf("[");
                const pre = prev.value.slice(0, idx);
                const rest2 = prev.value.slice(idx + 2);
                const posix = POSIX_REGEX_SOURCE[rest2];
                if (posix) {
                  prev.value = pre + posix;
                  state.backtrack = true;
                  advance();
                  if (!bos.output && tokens.indexOf(prev) === 1) {
                    bos.output = ONE_CHAR;
                  }
                  continue;
                }
              }
            }
          }
          if (value === "[" && peek() !== ":" || value === "-" && peek() === "]") {
            value = `\\${value}`;
          }
          if (value === "]" && (prev.value === "[" || prev.value === "[^")) {
            value = `\\${value}`;
          }
          if (opts.posix === true && value === "!" && prev.value === "[") {
            value = "^";
          }
          prev.value += value;
          append({ value });
          continue;
        }
        if (state.quotes === 1 && value !== '"') {
          value = utils.escapeRegex(value);
          prev.value += value;
          append({ value });
          continue;
        }
        if (value === '"') {
          state.quotes = state.quotes === 1 ? 0 : 1;
          if (opts.keepQuotes === true) {
            push({ type: "text", value });
          }
          continue;
        }
        if (value === "(") {
          increment("parens");
          push({ type: "paren", value });
          continue;
        }
        if (value === ")") {
          if (state.parens === 0 && opts.strictBrackets === true) {
            throw new SyntaxError(syntaxError("opening", "("));
          }
          const extglob = extglobs[extglobs.length - 1];
          if (extglob && state.parens === extglob.parens + 1) {
            extglobClose(extglobs.pop());
            continue;
          }
          push({ type: "paren", value, output: state.parens ? ")" : "\\)" });
          decrement("parens");
          continue;
        }
        if (value === "[") {
          if (opts.nobracket === true || !remaining().includes("]")) {
            if (opts.nobracket !== true && opts.strictBrackets === true) {
              throw new SyntaxError(syntaxError("closing", "]"));
            }
            value = `\\${value}`;
          } else {
            increment("brackets");
          }
          push({ type: "bracket", value });
          continue;
        }
        if (value === "]") {
          if (opts.nobracket === true || prev && prev.type === "bracket" && prev.value.length === 1) {
            push({ type: "text", value, output: `\\${value}` });
            continue;
          }
          if (state.brackets === 0) {
            if (opts.strictBrackets === true) {
              throw new SyntaxError(syntaxError("opening", "["));
            }
            push({ type: "text", value, output: `\\${value}` });
            continue;
          }
          decrement("brackets");
          const prevValue = prev.value.slice(1);
          if (prev.posix !== true && prevValue[0] === "^" && !prevValue.includes("/")) {
            value = `/${value}`;
          }
          prev.value += value;
          append({ value });
          if (opts.literalBrackets === false || utils.hasRegexChars(prevValue)) {
            continue;
          }
          const escaped3 = utils.escapeRegex(prev.value);
          state.output = state.output.slice(0, -prev.value.length);
          if (opts.literalBrackets === true) {
            state.output += escaped3;
            prev.value = escaped3;
            continue;
          }
          prev.value = `(${capture}${escaped3}|${prev.value})`;
          state.output += prev.value;
          continue;
        }
        if (value === "{" && opts.nobrace !== true) {
          increment("braces");
          const open2 = {
            type: "brace",
            value,
            output: "(",
            outputIndex: state.output.length,
            tokensIndex: state.tokens.length
          };
          braces.push(open2);
          push(open2);
          continue;
        }
        if (value === "}") {
          const brace = braces[braces.length - 1];
          if (opts.nobrace === true || !brace) {
            push({ type: "text", value, output: value });
            continue;
          }
          let output = ")";
          if (brace.dots === true) {
            const arr = tokens.slice();
            const range = [];
            for (let i = arr.length - 1; i >= 0; i--) {
              tokens.pop();
              if (arr[i].type === "brace") {
                break;
              }
              if (arr[i].type !== "dots") {
                range.unshift(arr[i].value);
              }
            }
            output = expandRange(range, opts);
            state.backtrack = true;
          }
          if (brace.comma !== true && brace.dots !== true) {
            const out = state.output.slice(0, brace.outputIndex);
            const toks = state.tokens.slice(brace.tokensIndex);
            brace.value = brace.output = "\\{";
            value = output = "\\}";
            state.output = out;
            for (const t of toks) {
              state.output += t.output || t.value;
            }
          }
          push({ type: "brace", value, output });
          decrement("braces");
          braces.pop();
          continue;
        }
        if (value === "|") {
          if (extglobs.length > 0) {
            extglobs[extglobs.length - 1].conditions++;
          }
          push({ type: "text", value });
          continue;
        }
        if (value === ",") {
          let output = value;
          const brace = braces[braces.length - 1];
          if (brace && stack[stack.length - 1] === "braces") {
            brace.comma = true;
            output = "|";
          }
          push({ type: "comma", value, output });
          continue;
        }
        if (value === "/") {
          if (prev.type === "dot" && state.index === state.start + 1) {
            state.start = state.index + 1;
            state.consumed = "";
            state.output = "";
            tokens.pop();
            prev = bos;
            continue;
          }
          push({ type: "slash", value, output: SLASH_LITERAL });
          continue;
        }
        if (value === ".") {
          if (state.braces > 0 && prev.type === "dot") {
            if (prev.value === ".") prev.output = DOT_LITERAL;
            const brace = braces[braces.length - 1];
            prev.type = "dots";
            prev.output += value;
            prev.value += value;
            brace.dots = true;
            continue;
          }
          if (state.braces + state.parens === 0 && prev.type !== "bos" && prev.type !== "slash") {
            push({ type: "text", value, output: DOT_LITERAL });
            continue;
          }
          push({ type: "dot", value, output: DOT_LITERAL });
          continue;
        }
        if (value === "?") {
          const isGroup = prev && prev.value === "(";
          if (!isGroup && opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
            extglobOpen("qmark", value);
            continue;
          }
          if (prev && prev.type === "paren") {
            const next = peek();
            let output = value;
            if (prev.value === "(" && !/[!=<:]/.test(next) || next === "<" && !/<([!=]|\w+>)/.test(remaining())) {
              output = `\\${value}`;
            }
            push({ type: "text", value, output });
            continue;
          }
          if (opts.dot !== true && (prev.type === "slash" || prev.type === "bos")) {
            push({ type: "qmark", value, output: QMARK_NO_DOT });
            continue;
          }
          push({ type: "qmark", value, output: QMARK });
          continue;
        }
        if (value === "!") {
          if (opts.noextglob !== true && peek() === "(") {
            if (peek(2) !== "?" || !/[!=<:]/.test(peek(3))) {
              extglobOpen("negate", value);
              continue;
            }
          }
          if (opts.nonegate !== true && state.index === 0) {
            negate();
            continue;
          }
        }
        if (value === "+") {
          if (opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
            extglobOpen("plus", value);
            continue;
          }
          if (prev && prev.value === "(" || opts.regex === false) {
            push({ type: "plus", value, output: PLUS_LITERAL });
            continue;
          }
          if (prev && (prev.type === "bracket" || prev.type === "paren" || prev.type === "brace") || state.parens > 0) {
            push({ type: "plus", value });
            continue;
          }
          push({ type: "plus", value: PLUS_LITERAL });
          continue;
        }
        if (value === "@") {
          if (opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
            push({ type: "at", extglob: true, value, output: "" });
            continue;
          }
          push({ type: "text", value });
          continue;
        }
        if (value !== "*") {
          if (value === "$" || value === "^") {
            value = `\\${value}`;
          }
          const match = REGEX_NON_SPECIAL_CHARS.exec(remaining());
          if (match) {
            value += match[0];
            state.index += match[0].length;
          }
          push({ type: "text", value });
          continue;
        }
        if (prev && (prev.type === "globstar" || prev.star === true)) {
          prev.type = "star";
          prev.star = true;
          prev.value += value;
          prev.output = star;
          state.backtrack = true;
          state.globstar = true;
          consume(value);
          continue;
        }
        let rest = remaining();
        if (opts.noextglob !== true && /^\([^?]/.test(rest)) {
          extglobOpen("star", value);
          continue;
        }
        if (prev.type === "star") {
          if (opts.noglobstar === true) {
            consume(value);
            continue;
          }
          const prior = prev.prev;
          const before = prior.prev;
          const isStart = prior.type === "slash" || prior.type === "bos";
          const afterStar = before && (before.type === "star" || before.type === "globstar");
          if (opts.bash === true && (!isStart || rest[0] && rest[0] !== "/")) {
            push({ type: "star", value, output: "" });
            continue;
          }
          const isBrace = state.braces > 0 && (prior.type === "comma" || prior.type === "brace");
          const isExtglob = extglobs.length && (prior.type === "pipe" || prior.type === "paren");
          if (!isStart && prior.type !== "paren" && !isBrace && !isExtglob) {
            push({ type: "star", value, output: "" });
            continue;
          }
          while (rest.slice(0, 3) === "/**") {
            const after = input[state.index + 4];
            if (after && after !== "/") {
              break;
            }
            rest = rest.slice(3);
            consume("/**", 3);
          }
          const isEnd = eos() || state.parens > 0 && rest === ")".repeat(state.parens) && !extglobs.some((extglob) => extglob.type === "negate");
          if (prior.type === "bos" && eos()) {
            prev.type = "globstar";
            prev.value += value;
            prev.output = globstar(opts);
            state.output = prev.output;
            state.globstar = true;
            consume(value);
            continue;
          }
          if (prior.type === "slash" && prior.prev.type !== "bos" && !afterStar && isEnd) {
            state.output = state.output.slice(0, -(prior.output + prev.output).length);
            prior.output = `(?:${prior.output}`;
            prev.type = "globstar";
            prev.output = globstar(opts) + (opts.strictSlashes ? ")" : "|$)");
            prev.value += value;
            state.globstar = true;
            state.output += prior.output + prev.output;
            consume(value);
            continue;
          }
          if (prior.type === "slash" && prior.prev.type !== "bos" && rest[0] === "/") {
            const end = rest[1] !== void 0 ? "|$" : "";
            state.output = state.output.slice(0, -(prior.output + prev.output).length);
            prior.output = `(?:${prior.output}`;
            prev.type = "globstar";
            prev.output = `${globstar(opts)}${SLASH_LITERAL}|${SLASH_LITERAL}${end})`;
            prev.value += value;
            state.output += prior.output + prev.output;
            state.globstar = true;
            consume(value + advance());
            push({ type: "slash", value: "/", output: "" });
            continue;
          }
          if (prior.type === "bos" && rest[0] === "/") {
            prev.type = "globstar";
            prev.value += value;
            prev.output = `(?:^|${SLASH_LITERAL}|${globstar(opts)}${SLASH_LITERAL})`;
            state.output = prev.output;
            state.globstar = true;
            consume(value + advance());
            push({ type: "slash", value: "/", output: "" });
            continue;
          }
          state.output = state.output.slice(0, -prev.output.length);
          prev.type = "globstar";
          prev.output = globstar(opts);
          prev.value += value;
          state.output += prev.output;
          state.globstar = true;
          consume(value);
          continue;
        }
        const token = { type: "star", value, output: star };
        if (opts.bash === true) {
          token.output = ".*?";
          if (prev.type === "bos" || prev.type === "slash") {
            token.output = nodot + token.output;
          }
          push(token);
          continue;
        }
        if (prev && (prev.type === "bracket" || prev.type === "paren") && opts.regex === true) {
          token.output = value;
          push(token);
          continue;
        }
        if (state.index === state.start || prev.type === "slash" || prev.type === "dot") {
          if (prev.type === "dot") {
            state.output += NO_DOT_SLASH;
            prev.output += NO_DOT_SLASH;
          } else if (opts.dot === true) {
            state.output += NO_DOTS_SLASH;
            prev.output += NO_DOTS_SLASH;
          } else {
            state.output += nodot;
            prev.output += nodot;
          }
          if (peek() !== "*") {
            state.output += ONE_CHAR;
            prev.output += ONE_CHAR;
          }
        }
        push(token);
      }
      while (state.brackets > 0) {
        if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", "]"));
        state.output = utils.escapeLast(state.output, "[");
        decrement("brackets");
      }
      while (state.parens > 0) {
        if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", ")"));
        state.output = utils.escapeLast(state.output, "(");
        decrement("parens");
      }
      while (state.braces > 0) {
        if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", "}"));
        state.output = utils.escapeLast(state.output, "{");
        decrement("braces");
      }
      if (opts.strictSlashes !== true && (prev.type === "star" || prev.type === "bracket")) {
        push({ type: "maybe_slash", value: "", output: `${SLASH_LITERAL}?` });
      }
      if (state.backtrack === true) {
        state.output = "";
        for (const token of state.tokens) {
          state.output += token.output != null ? token.output : token.value;
          if (token.suffix) {
            state.output += token.suffix;
          }
        }
      }
      return state;
    };
    parse3.fastpaths = (input, options) => {
      const opts = { ...options };
      const max = typeof opts.maxLength === "number" ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
      const len = input.length;
      if (len > max) {
        throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
      }
      input = REPLACEMENTS[input] || input;
      const {
        DOT_LITERAL,
        SLASH_LITERAL,
        ONE_CHAR,
        DOTS_SLASH,
        NO_DOT,
        NO_DOTS,
        NO_DOTS_SLASH,
        STAR,
        START_ANCHOR
      } = constants.globChars(opts.windows);
      const nodot = opts.dot ? NO_DOTS : NO_DOT;
      const slashDot = opts.dot ? NO_DOTS_SLASH : NO_DOT;
      const capture = opts.capture ? "" : "?:";
      const state = { negated: false, prefix: "" };
      let star = opts.bash === true ? ".*?" : STAR;
      if (opts.capture) {
        star = `(${star})`;
      }
      const globstar = (opts2) => {
        if (opts2.noglobstar === true) return star;
        return `(${capture}(?:(?!${START_ANCHOR}${opts2.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
      };
      const create = (str) => {
        switch (str) {
          case "*":
            return `${nodot}${ONE_CHAR}${star}`;
          case ".*":
            return `${DOT_LITERAL}${ONE_CHAR}${star}`;
          case "*.*":
            return `${nodot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;
          case "*/*":
            return `${nodot}${star}${SLASH_LITERAL}${ONE_CHAR}${slashDot}${star}`;
          case "**":
            return nodot + globstar(opts);
          case "**/*":
            return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${ONE_CHAR}${star}`;
          case "**/*.*":
            return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;
          case "**/.*":
            return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${DOT_LITERAL}${ONE_CHAR}${star}`;
          default: {
            const match = /^(.*?)\.(\w+)$/.exec(str);
            if (!match) return;
            const source2 = create(match[1]);
            if (!source2) return;
            return source2 + DOT_LITERAL + match[2];
          }
        }
      };
      const output = utils.removePrefix(input, state);
      let source = create(output);
      if (source && opts.strictSlashes !== true) {
        source += `${SLASH_LITERAL}?`;
      }
      return source;
    };
    module.exports = parse3;
  }
});

// node_modules/picomatch/lib/picomatch.js
var require_picomatch = __commonJS({
  "node_modules/picomatch/lib/picomatch.js"(exports, module) {
    "use strict";
    var scan = require_scan();
    var parse3 = require_parse();
    var utils = require_utils();
    var constants = require_constants();
    var isObject2 = (val) => val && typeof val === "object" && !Array.isArray(val);
    var picomatch2 = (glob, options, returnState = false) => {
      if (Array.isArray(glob)) {
        const fns = glob.map((input) => picomatch2(input, options, returnState));
        const arrayMatcher = (str) => {
          for (const isMatch of fns) {
            const state2 = isMatch(str);
            if (state2) return state2;
          }
          return false;
        };
        return arrayMatcher;
      }
      const isState = isObject2(glob) && glob.tokens && glob.input;
      if (glob === "" || typeof glob !== "string" && !isState) {
        throw new TypeError("Expected pattern to be a non-empty string");
      }
      const opts = options || {};
      const posix = opts.windows;
      const regex = isState ? picomatch2.compileRe(glob, options) : picomatch2.makeRe(glob, options, false, true);
      const state = regex.state;
      delete regex.state;
      let isIgnored = () => false;
      if (opts.ignore) {
        const ignoreOpts = { ...options, ignore: null, onMatch: null, onResult: null };
        isIgnored = picomatch2(opts.ignore, ignoreOpts, returnState);
      }
      const matcher = (input, returnObject = false) => {
        const { isMatch, match, output } = picomatch2.test(input, regex, options, { glob, posix });
        const result2 = { glob, state, regex, posix, input, output, match, isMatch };
        if (typeof opts.onResult === "function") {
          opts.onResult(result2);
        }
        if (isMatch === false) {
          result2.isMatch = false;
          return returnObject ? result2 : false;
        }
        if (isIgnored(input)) {
          if (typeof opts.onIgnore === "function") {
            opts.onIgnore(result2);
          }
          result2.isMatch = false;
          return returnObject ? result2 : false;
        }
        if (typeof opts.onMatch === "function") {
          opts.onMatch(result2);
        }
        return returnObject ? result2 : true;
      };
      if (returnState) {
        matcher.state = state;
      }
      return matcher;
    };
    picomatch2.test = (input, regex, options, { glob, posix } = {}) => {
      if (typeof input !== "string") {
        throw new TypeError("Expected input to be a string");
      }
      if (input === "") {
        return { isMatch: false, output: "" };
      }
      const opts = options || {};
      const format = opts.format || (posix ? utils.toPosixSlashes : null);
      let match = input === glob;
      let output = match && format ? format(input) : input;
      if (match === false) {
        output = format ? format(input) : input;
        match = output === glob;
      }
      if (match === false || opts.capture === true) {
        if (opts.matchBase === true || opts.basename === true) {
          match = picomatch2.matchBase(input, regex, options, posix);
        } else {
          match = regex.exec(output);
        }
      }
      return { isMatch: Boolean(match), match, output };
    };
    picomatch2.matchBase = (input, glob, options, posix = options && options.windows) => {
      const regex = glob instanceof RegExp ? glob : picomatch2.makeRe(glob, options);
      return regex.test(utils.basename(input, { windows: posix }));
    };
    picomatch2.isMatch = (str, patterns, options) => picomatch2(patterns, options)(str);
    picomatch2.parse = (pattern, options) => {
      if (Array.isArray(pattern)) return pattern.map((p) => picomatch2.parse(p, options));
      return parse3(pattern, { ...options, fastpaths: false });
    };
    picomatch2.scan = (input, options) => scan(input, options);
    picomatch2.compileRe = (state, options, returnOutput = false, returnState = false) => {
      if (returnOutput === true) {
        return state.output;
      }
      const opts = options || {};
      const prepend = opts.contains ? "" : "^";
      const append = opts.contains ? "" : "$";
      let source = `${prepend}(?:${state.output})${append}`;
      if (state && state.negated === true) {
        source = `^(?!${source}).*$`;
      }
      const regex = picomatch2.toRegex(source, options);
      if (returnState === true) {
        regex.state = state;
      }
      return regex;
    };
    picomatch2.makeRe = (input, options = {}, returnOutput = false, returnState = false) => {
      if (!input || typeof input !== "string") {
        throw new TypeError("Expected a non-empty string");
      }
      let parsed = { negated: false, fastpaths: true };
      if (options.fastpaths !== false && (input[0] === "." || input[0] === "*")) {
        parsed.output = parse3.fastpaths(input, options);
      }
      if (!parsed.output) {
        parsed = parse3(input, options);
      }
      return picomatch2.compileRe(parsed, options, returnOutput, returnState);
    };
    picomatch2.toRegex = (source, options) => {
      try {
        const opts = options || {};
        return new RegExp(source, opts.flags || (opts.nocase ? "i" : ""));
      } catch (err) {
        if (options && options.debug === true) throw err;
        return /$^/;
      }
    };
    picomatch2.constants = constants;
    module.exports = picomatch2;
  }
});

// node_modules/picomatch/index.js
var require_picomatch2 = __commonJS({
  "node_modules/picomatch/index.js"(exports, module) {
    "use strict";
    var pico = require_picomatch();
    var utils = require_utils();
    function picomatch2(glob, options, returnState = false) {
      if (options && (options.windows === null || options.windows === void 0)) {
        options = { ...options, windows: utils.isWindows() };
      }
      return pico(glob, options, returnState);
    }
    Object.assign(picomatch2, pico);
    module.exports = picomatch2;
  }
});

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
    hint: "Tell the three causes apart: (1) open the project's page: no such page for a member means that id or path is wrong; (2) compare the token with Settings > CI/CD > Pipeline trigger tokens of this very project: a personal, project or group access token never works here; (3) with a job token, check that the target lists the calling project under Settings > CI/CD > Job token permissions and that the job's user is a member of the target.",
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
  GITLAB_FILTERED_BY_WORKFLOW_RULES: {
    means: "The target's `workflow: rules` exclude this pipeline.",
    hint: 'Allow the source in the target\'s `workflow: rules`: a trigger token gives `$CI_PIPELINE_SOURCE == "trigger"`, a job token gives `"pipeline"`.',
    exitCode: 2
  },
  GITLAB_NO_JOBS: {
    means: "The target's configuration adds no job to this pipeline.",
    hint: 'Look at the `rules` of the target\'s jobs: a trigger token gives `$CI_PIPELINE_SOURCE == "trigger"`, a job token gives `"pipeline"`.',
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
  DELIVERY_HELD: {
    means: "A trigger was sent but its answer never reached the disk, so the pipeline may or may not exist.",
    hint: "Look in GitLab for a pipeline with the variable SLUICE_DELIVERY of this delivery. If there is none, `sluice relay release` sends it again; if there is one, nothing is left to do.",
    exitCode: 4
  },
  DELIVERY_RENDER_FAILED: {
    means: "A template of the route could not be rendered for this change.",
    hint: "Correct the template in the route; `sluice relay check` finds most mistakes before they matter.",
    exitCode: 2
  },
  DELIVERY_ROUTE_GONE: {
    means: "A stored delivery belongs to a route the configuration no longer has. Nothing was sent for it.",
    hint: "Put a route of that name back and release the delivery, or leave it: it starts nothing by itself.",
    exitCode: 2
  },
  DELIVERY_NOT_RELEASABLE: {
    means: "Only held and dead deliveries can be released, and this one is neither.",
    hint: "Look it up with `sluice relay deliveries`: what is pending or dispatching goes by itself, what is delivered has its pipeline.",
    exitCode: 2
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
    means: "Two entries would land on the same path, or on paths that differ only in case or Unicode form.",
    hint: "Rename one of the files in the job. Nothing of the archive was extracted.",
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
var ENTRIES = { ...STEP_ERRORS, ...GITLAB_ERRORS, ...RELAY_ERRORS };
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
  /** The exit code of a command that ends with this error. */
  get exitCode() {
    return CATALOGUE[this.code].exitCode;
  }
};
function isCoded(error2, ...codes) {
  return error2 instanceof CodedError && (codes.length === 0 || codes.includes(error2.code));
}

// shared/retry/policy.ts
var READ_RETRY = { maxAttempts: 4, baseMs: 1e3, maxMs: 8e3, maxRetryAfterMs: 12e4 };
function nextDelayMs(policy, attempt, random2, retryAfterMs) {
  if (attempt >= policy.maxAttempts) return "stop";
  const step = Math.min(policy.maxMs, policy.baseMs * 2 ** (attempt - 1));
  const jittered = Math.round(step / 2 + step / 2 * random2);
  if (retryAfterMs === void 0) return jittered;
  return retryAfterMs > policy.maxRetryAfterMs ? "stop" : retryAfterMs + Math.round(step / 2 * random2);
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
var TOKEN_SHAPES = /\b(?:gl(?:pat|ptt|cbt|rt|dt|soat|agent|ft|imt)-|gh[pousr]_|github_pat_)[\w.-]{8,}/g;
var QUERY_TOKEN = /([?&](?:token|private_token|job_token|access_token|secret)=)[^&#\s"']+/gi;
var URL_PASSWORD = /(\b[a-z][a-z\d+.-]*:\/\/[^/\s:@"]*:)[^/\s@"]+@/gi;
var SHORTEST_LITERAL = 4;
function redactor(secrets) {
  const spellings = /* @__PURE__ */ new Set();
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

// shared/text/printable.ts
var UNPRINTABLE = (
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Cs}]|\\(?=u\{)/gu
);
function printable(text2, maxLength = 300) {
  return cut(text2.replaceAll(UNPRINTABLE, escaped), maxLength);
}
function printableWhole(text2, maxLength = 300) {
  return cut(
    text2.replaceAll(UNPRINTABLE, (char) => char === "\\" ? char : escaped(char)),
    maxLength
  );
}
function escaped(char) {
  return `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
}
function cut(text2, maxLength) {
  return text2.length <= maxLength ? text2 : `${text2.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, "")}\u2026`;
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
  const clean = lines.slice(0, MOST_LINES).map((line) => printable(redact(line).replaceAll(/\s+/g, " ").trim(), MOST_CHARS));
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
var WRAPPERS = /* @__PURE__ */ new Set(["message", "error", "error_description", "base"]);

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
var ANONYMOUS = { kind: "anonymous" };
function credentialHeaders(credential) {
  if (credential.kind === "anonymous") return {};
  const value = credential.token.reveal();
  if (!/^[\x21-\x7e]+$/.test(value))
    throw new CodedError(
      "INPUT_INVALID",
      `The ${credential.kind.replace("-", " ")} is empty or holds a space, a line break or another character that no token has.`
    );
  return credential.kind === "job-token" ? { "JOB-TOKEN": value } : { "PRIVATE-TOKEN": value };
}
function secretsOf(credential) {
  return credential.kind === "anonymous" ? [] : [credential.token];
}
function credentialName(credential) {
  return credential.kind === "anonymous" ? "without a token" : `with the ${credential.kind.replace("-", " ")}`;
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
  return `"${printable(text2, 200)}"`;
}
function invalid(message) {
  return new CodedError("INPUT_INVALID", message, {
    hint: "Give the server's address as you open it in a browser, such as https://gitlab.example.com."
  });
}

// builtin:stream
var builtin = process.getBuiltinModule("node:stream");
var pick = (name) => builtin[name];
var $Readable = /* @__PURE__ */ pick("Readable");
var $Writable = /* @__PURE__ */ pick("Writable");
var $Transform = /* @__PURE__ */ pick("Transform");

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
    super({ highWaterMark: 256 * 1024 });
    this.#message = message;
    this.#rules = rules;
    this.on("error", () => {
    });
    message.pause();
    message.on("data", (chunk) => {
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
    return { kind: "refuse", why: `from https to plain http at ${url.host}` };
  if (!sameOrigin && reach === "same-origin")
    return { kind: "refuse", why: `to another server, ${url.origin}`, hint: otherServer(url) };
  if (followed >= MAX_REDIRECTS) return { kind: "refuse", why: `after ${followed} others` };
  url.hash = "";
  return { kind: "follow", url, keepCredential: redirect.keepCredential && sameOrigin };
}
function otherServer(url) {
  return `If GitLab really answers at ${url.origin}, set \`host\` to that address.`;
}

// shared/gitlab/follow.ts
var REDIRECTS = /* @__PURE__ */ new Set([301, 302, 303, 307, 308]);
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
  if (status2 >= 500) return "GITLAB_SERVER_ERROR";
  if (status2 >= 300 && status2 < 400) return "GITLAB_REDIRECT_REFUSED";
  switch (status2) {
    case 401:
      return jobTokenCode(words) ?? "GITLAB_TOKEN_REJECTED";
    case 403:
      return isPolicyRefusal(words) ? "GITLAB_POLICY_REFUSED" : "GITLAB_FORBIDDEN";
    case 404:
      return "GITLAB_NOT_FOUND";
    case 429:
      return "GITLAB_RATE_LIMITED";
    default:
      return "GITLAB_REQUEST_REFUSED";
  }
}
function isPolicyRefusal(words) {
  return /token permissions? (is|are) required/i.test(words.text);
}

// shared/gitlab/transport.ts
var import_node_http = __toESM(require_http(), 1);
var import_node_https = __toESM(require_https(), 1);

// node_modules/@actions/http-client/lib/index.js
var http = __toESM(require_http(), 1);
var https = __toESM(require_https(), 1);

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
    function step(result2) {
      result2.done ? resolve(result2.value) : adopt(result2.value).then(fulfilled, rejected);
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
   */
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
   */
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
   */
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
   */
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
   */
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
   */
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
   */
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
   */
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
var import_node_crypto = __toESM(require_crypto(), 1);

// builtin:fs
var builtin2 = process.getBuiltinModule("node:fs");
var pick2 = (name) => builtin2[name];
var $appendFileSync = /* @__PURE__ */ pick2("appendFileSync");
var $closeSync = /* @__PURE__ */ pick2("closeSync");
var $existsSync = /* @__PURE__ */ pick2("existsSync");
var $futimesSync = /* @__PURE__ */ pick2("futimesSync");
var $mkdirSync = /* @__PURE__ */ pick2("mkdirSync");
var $openSync = /* @__PURE__ */ pick2("openSync");
var $readFileSync = /* @__PURE__ */ pick2("readFileSync");
var $writeSync = /* @__PURE__ */ pick2("writeSync");
var $constants = /* @__PURE__ */ pick2("constants");
var $promises = /* @__PURE__ */ pick2("promises");

// shared/gitlab/authorities.ts
var import_node_tls = __toESM(require_tls2(), 1);
var CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;
function trustAlso(caFile) {
  return (0, import_node_tls.createSecureContext)({ ca: [...trustedByDefault(), ...readCertificates(caFile)] });
}
function trustedByDefault() {
  const certificates = import_node_tls.getCACertificates;
  return certificates?.("default") ?? import_node_tls.rootCertificates;
}
function readCertificates(path) {
  const found = readText(path).match(CERTIFICATE) ?? [];
  if (found.length === 0)
    throw new CodedError(
      "CA_FILE_INVALID",
      `The file ${printable(path)} given as \`ca-file\` holds no PEM certificate.`
    );
  return found.map((pem, index) => {
    try {
      return new import_node_crypto.X509Certificate(pem).toString();
    } catch (cause) {
      const which2 = `Certificate ${index + 1} of the file ${printable(path)} given as \`ca-file\``;
      throw new CodedError("CA_FILE_INVALID", `${which2} cannot be read.`, { cause });
    }
  });
}
function readText(path) {
  try {
    return $readFileSync(path, "utf8");
  } catch (cause) {
    throw new CodedError("FILE_UNREADABLE", `The file ${printable(path)} given as \`ca-file\` cannot be read.`, {
      cause
    });
  }
}

// shared/gitlab/sent-watch.ts
var SentWatch = class {
  #standing = /* @__PURE__ */ new WeakSet();
  /** Node's http or https module, with a `request` that notes the progress of what it starts. */
  watching(module, sending) {
    const request = (options, onAnswer) => {
      const started = module.request(options, onAnswer);
      started.once("socket", (socket) => this.#watch(socket, sending));
      return started;
    };
    return Object.assign(Object.create(module), { request });
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
var NEVER_MS = 2 ** 31 - 1;
function createTransport(options) {
  const { keepIdleMs = KEEP_IDLE_MS } = options;
  const secureContext = options.caFile === void 0 ? void 0 : trustAlso(options.caFile);
  const clients = /* @__PURE__ */ new Map();
  const sent = new SentWatch();
  const closing = new AbortController();
  function clientOf(origin) {
    const known = clients.get(origin);
    if (known !== void 0) return known;
    const client = new HttpClient(void 0, [], {
      keepAlive: true,
      maxSockets: options.maxSockets,
      socketTimeout: NEVER_MS
    });
    const agent = client.getAgent(origin);
    if (secureContext !== void 0 && "options" in agent) agent.options = { ...Object(agent.options), secureContext };
    agent.on("free", (socket) => socket.setTimeout(keepIdleMs));
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
            agent: client.getAgent(request.url.origin),
            signal: run.abort.signal
          }
        },
        request.body ?? null
      );
      const { message } = await run.unlessEnded(answer);
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
   */
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
  /** What to throw for a failure: the caller's own reason when it was the caller who gave up. */
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
function asError(reason3) {
  return reason3 instanceof Error ? reason3 : new Error("The call was given up.", { cause: reason3 });
}

// shared/gitlab/http.ts
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
    ...options.caFile === void 0 ? {} : { caFile: options.caFile }
  });
  const caller = {
    transport,
    deps,
    apiUrl,
    deadlineMs: options.deadlineMs ?? DEADLINE_MS,
    userAgent: options.userAgent ?? "sluice"
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
  if (isSuccess(answer.status)) return { ...answer, url: url.href };
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
    headers: {
      accept: "application/json",
      "user-agent": userAgent,
      ...body === void 0 ? {} : { "content-type": "application/json" },
      ...request.headers
    },
    what,
    deadlineMs,
    ...leaving === void 0 ? {} : { leaving },
    ...body === void 0 ? {} : { body }
  };
  return { first, credential: credentialHeaders(request.credential ?? ANONYMOUS) };
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
var $setTimeout = /* @__PURE__ */ pick3("setTimeout");

// shared/time/clock.ts
var LONGEST_TIMER_MS = 2 ** 31 - 1;
var systemClock = {
  now: () => /* @__PURE__ */ new Date(),
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

// builtin:fs/promises
var builtin4 = process.getBuiltinModule("node:fs/promises");
var pick4 = (name) => builtin4[name];
var $open = /* @__PURE__ */ pick4("open");
var $rename = /* @__PURE__ */ pick4("rename");
var $rm = /* @__PURE__ */ pick4("rm");
var $rmdir = /* @__PURE__ */ pick4("rmdir");
var $mkdir = /* @__PURE__ */ pick4("mkdir");
var $readdir = /* @__PURE__ */ pick4("readdir");
var $symlink = /* @__PURE__ */ pick4("symlink");
var $lstat = /* @__PURE__ */ pick4("lstat");
var $realpath = /* @__PURE__ */ pick4("realpath");
var $mkdtemp = /* @__PURE__ */ pick4("mkdtemp");
var $readFile = /* @__PURE__ */ pick4("readFile");

// builtin:path
var builtin5 = process.getBuiltinModule("node:path");
var pick5 = (name) => builtin5[name];
var $resolve = /* @__PURE__ */ pick5("resolve");
var $join = /* @__PURE__ */ pick5("join");
var $dirname = /* @__PURE__ */ pick5("dirname");

// builtin:process
var builtin6 = process.getBuiltinModule("node:process");
var pick6 = (name) => builtin6[name];
var $platform = /* @__PURE__ */ pick6("platform");

// action/collect/disk.ts
var READ_BYTES = 1024 ** 2;
var disk = {
  platform: $platform === "win32" ? "windows" : "posix",
  standing: async (path) => {
    try {
      return kindOf(await $lstat(path));
    } catch (error2) {
      if (hasCode(error2, "ENOENT", "ENOTDIR")) return void 0;
      throw failed("look at", path, error2);
    }
  },
  realPath: async (path) => {
    try {
      return await $realpath(path);
    } catch (error2) {
      if (hasCode(error2, "ENOENT", "ENOTDIR")) return void 0;
      throw failed("look at", path, error2);
    }
  },
  filesBelow: async (folder) => await guarded("look through", folder, () => walk(folder)),
  names: async (folder) => await guarded("look through", folder, () => $readdir(folder)),
  makeFolder: async (path) => await guarded("make the folder", path, () => makeFolders(path)),
  makeOwnFolder: async (prefix) => await guarded("make a folder at", prefix, () => $mkdtemp(prefix)),
  makeFolderNow: (path) => guardedNow("make the folder", path, () => $mkdirSync(path)),
  writeNow: (path, bytes, attributes = {}) => guardedNow("write", path, () => writeNow(path, bytes, attributes)),
  create: (path, attributes = {}) => new NewFile(path, attributes),
  makeLink: async (path, target) => await guarded("make the link", path, () => $symlink(target, path)),
  move: async (from, to) => await guarded("move into place", to, () => $rename(from, to)),
  remove: async (path) => await guarded("remove", path, () => $rm(path, { recursive: true, force: true, maxRetries: 3, retryDelay: 100 })),
  removeIfEmpty: async (folder) => {
    try {
      await $rmdir(folder);
    } catch {
    }
  },
  readText: async (path) => {
    try {
      return await $readFile(path, "utf8");
    } catch (error2) {
      if (hasCode(error2, "ENOENT", "ENOTDIR")) return void 0;
      throw failed("read", path, error2);
    }
  },
  open: async (path) => await guarded("open", path, async () => openFile(path, await $open(path, "r")))
};
function writeNow(path, bytes, { executable, modifiedS }) {
  const fd = $openSync(path, "wx", modeOf(executable));
  try {
    for (let done = 0; done < bytes.length; ) done += $writeSync(fd, bytes, done);
    if (modifiedS !== void 0) $futimesSync(fd, modifiedS, modifiedS);
  } finally {
    $closeSync(fd);
  }
}
var NewFile = class extends $Writable {
  #path;
  #attributes;
  #file;
  constructor(path, attributes) {
    super({ highWaterMark: READ_BYTES });
    this.#path = path;
    this.#attributes = attributes;
  }
  _construct(done) {
    void this.#settle(async () => {
      this.#file = await $open(this.#path, "wx", modeOf(this.#attributes.executable));
    }, done);
  }
  _write(chunk, _encoding, done) {
    this._writev([{ chunk }], done);
  }
  _writev(chunks, done) {
    void this.#settle(async () => {
      let left = chunks.map(({ chunk }) => chunk);
      while (left.length > 0) {
        const { bytesWritten } = await this.#file?.writev(left) ?? { bytesWritten: 0 };
        left = unwritten(left, bytesWritten);
      }
    }, done);
  }
  _final(done) {
    const { modifiedS } = this.#attributes;
    void this.#settle(async () => {
      if (modifiedS !== void 0) await this.#file?.utimes(modifiedS, modifiedS);
    }, done);
  }
  _destroy(error2, done) {
    void this.#settle(
      async () => await this.#file?.close(),
      (closing) => done(error2 ?? closing ?? null)
    );
  }
  async #settle(act, done) {
    try {
      await act();
    } catch (error2) {
      done(failed("write", this.#path, error2));
      return;
    }
    done();
  }
};
function unwritten(chunks, bytesWritten) {
  const left = [];
  let done = bytesWritten;
  for (const chunk of chunks) {
    if (done < chunk.length) left.push(chunk.subarray(done));
    done = Math.max(0, done - chunk.length);
  }
  return left;
}
async function openFile(path, file) {
  const read = async (offset, length) => {
    const bytes = Buffer.allocUnsafe(length);
    for (let done = 0; done < length; ) {
      const { bytesRead } = await file.read(bytes, done, length - done, offset + done);
      if (bytesRead === 0)
        throw new CodedError(
          "ARTIFACTS_TRUNCATED",
          `Reading ${printable(path)} at byte ${offset + done}: it ends there.`
        );
      done += bytesRead;
    }
    return bytes;
  };
  return {
    lengthBytes: (await file.stat()).size,
    read,
    stream: (from, to) => pieces(read, from, to),
    close: () => file.close()
  };
}
async function* pieces(read, from, to) {
  const start2 = (offset2) => offset2 < to ? read(offset2, Math.min(READ_BYTES, to - offset2)) : void 0;
  let offset = from;
  let next = start2(offset);
  try {
    while (next !== void 0) {
      const piece = await next;
      offset += piece.length;
      next = start2(offset);
      yield piece;
    }
  } finally {
    await next?.catch(() => {
    });
  }
}
async function makeFolders(path) {
  const missing = [];
  for (let at = path; await disk.standing(at) === void 0 && at !== $dirname(at); at = $dirname(at))
    missing.unshift(at);
  for (const folder of missing) {
    try {
      await $mkdir(folder);
    } catch (error2) {
      if (!hasCode(error2, "EEXIST")) throw error2;
    }
  }
  return missing[0];
}
async function walk(folder, below = "") {
  const found = [];
  for (const name of await $readdir($join(folder, below))) {
    const path = below === "" ? name : `${below}/${name}`;
    const stats = await $lstat($join(folder, path));
    const kind = kindOf(stats);
    if (kind === "folder") found.push(...await walk(folder, path));
    else found.push({ path, kind, sizeBytes: stats.size });
  }
  return found;
}
function kindOf(stats) {
  if (stats.isFile()) return "file";
  if (stats.isDirectory()) return "folder";
  return stats.isSymbolicLink() ? "link" : "other";
}
function modeOf(executable = false) {
  return executable ? 493 : 420;
}
function hasCode(error2, ...codes) {
  return codes.includes(nodeCode(error2) ?? "");
}
function failed(verb, path, cause) {
  if (cause instanceof CodedError) return cause;
  const code = nodeCode(cause);
  const why = code === void 0 ? "" : ` (${code})`;
  return new CodedError("ARTIFACTS_WRITE_FAILED", `Could not ${verb} ${printable(path)}${why}.`, { cause });
}
async function guarded(verb, path, act) {
  try {
    return await act();
  } catch (error2) {
    throw failed(verb, path, error2);
  }
}
function guardedNow(verb, path, act) {
  try {
    act();
  } catch (error2) {
    throw failed(verb, path, error2);
  }
}

// builtin:os
var builtin7 = process.getBuiltinModule("node:os");
var pick7 = (name) => builtin7[name];
var os_default = builtin7;
var $EOL = /* @__PURE__ */ pick7("EOL");

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
var crypto = __toESM(require_crypto(), 1);
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

// node_modules/@actions/core/lib/summary.js
var __awaiter2 = function(thisArg, _arguments, P, generator) {
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
    function step(result2) {
      result2.done ? resolve(result2.value) : adopt(result2.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { access, appendFile, writeFile } = $promises;
var SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
  constructor() {
    this._buffer = "";
  }
  /**
   * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
   * Also checks r/w permissions.
   *
   * @returns step summary file path
   */
  filePath() {
    return __awaiter2(this, void 0, void 0, function* () {
      if (this._filePath) {
        return this._filePath;
      }
      const pathFromEnv = process.env[SUMMARY_ENV_VAR];
      if (!pathFromEnv) {
        throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
      }
      try {
        yield access(pathFromEnv, $constants.R_OK | $constants.W_OK);
      } catch (_a2) {
        throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
      }
      this._filePath = pathFromEnv;
      return this._filePath;
    });
  }
  /**
   * Wraps content in an HTML tag, adding any HTML attributes
   *
   * @param {string} tag HTML tag to wrap
   * @param {string | null} content content within the tag
   * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
   *
   * @returns {string} content wrapped in HTML element
   */
  wrap(tag, content, attrs = {}) {
    const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
    if (!content) {
      return `<${tag}${htmlAttrs}>`;
    }
    return `<${tag}${htmlAttrs}>${content}</${tag}>`;
  }
  /**
   * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
   *
   * @param {SummaryWriteOptions} [options] (optional) options for write operation
   *
   * @returns {Promise<Summary>} summary instance
   */
  write(options) {
    return __awaiter2(this, void 0, void 0, function* () {
      const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
      const filePath = yield this.filePath();
      const writeFunc = overwrite ? writeFile : appendFile;
      yield writeFunc(filePath, this._buffer, { encoding: "utf8" });
      return this.emptyBuffer();
    });
  }
  /**
   * Clears the summary buffer and wipes the summary file
   *
   * @returns {Summary} summary instance
   */
  clear() {
    return __awaiter2(this, void 0, void 0, function* () {
      return this.emptyBuffer().write({ overwrite: true });
    });
  }
  /**
   * Returns the current summary buffer as a string
   *
   * @returns {string} string of summary buffer
   */
  stringify() {
    return this._buffer;
  }
  /**
   * If the summary buffer is empty
   *
   * @returns {boolen} true if the buffer is empty
   */
  isEmptyBuffer() {
    return this._buffer.length === 0;
  }
  /**
   * Resets the summary buffer without writing to summary file
   *
   * @returns {Summary} summary instance
   */
  emptyBuffer() {
    this._buffer = "";
    return this;
  }
  /**
   * Adds raw text to the summary buffer
   *
   * @param {string} text content to add
   * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
   *
   * @returns {Summary} summary instance
   */
  addRaw(text2, addEOL = false) {
    this._buffer += text2;
    return addEOL ? this.addEOL() : this;
  }
  /**
   * Adds the operating system-specific end-of-line marker to the buffer
   *
   * @returns {Summary} summary instance
   */
  addEOL() {
    return this.addRaw($EOL);
  }
  /**
   * Adds an HTML codeblock to the summary buffer
   *
   * @param {string} code content to render within fenced code block
   * @param {string} lang (optional) language to syntax highlight code
   *
   * @returns {Summary} summary instance
   */
  addCodeBlock(code, lang) {
    const attrs = Object.assign({}, lang && { lang });
    const element = this.wrap("pre", this.wrap("code", code), attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML list to the summary buffer
   *
   * @param {string[]} items list of items to render
   * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
   *
   * @returns {Summary} summary instance
   */
  addList(items, ordered = false) {
    const tag = ordered ? "ol" : "ul";
    const listItems = items.map((item) => this.wrap("li", item)).join("");
    const element = this.wrap(tag, listItems);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML table to the summary buffer
   *
   * @param {SummaryTableCell[]} rows table rows
   *
   * @returns {Summary} summary instance
   */
  addTable(rows) {
    const tableBody = rows.map((row) => {
      const cells = row.map((cell) => {
        if (typeof cell === "string") {
          return this.wrap("td", cell);
        }
        const { header, data, colspan, rowspan } = cell;
        const tag = header ? "th" : "td";
        const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
        return this.wrap(tag, data, attrs);
      }).join("");
      return this.wrap("tr", cells);
    }).join("");
    const element = this.wrap("table", tableBody);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds a collapsable HTML details element to the summary buffer
   *
   * @param {string} label text for the closed state
   * @param {string} content collapsable content
   *
   * @returns {Summary} summary instance
   */
  addDetails(label, content) {
    const element = this.wrap("details", this.wrap("summary", label) + content);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML image tag to the summary buffer
   *
   * @param {string} src path to the image you to embed
   * @param {string} alt text description of the image
   * @param {SummaryImageOptions} options (optional) addition image attributes
   *
   * @returns {Summary} summary instance
   */
  addImage(src, alt, options) {
    const { width, height } = options || {};
    const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
    const element = this.wrap("img", null, Object.assign({ src, alt }, attrs));
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML section heading element
   *
   * @param {string} text heading text
   * @param {number | string} [level=1] (optional) the heading level, default: 1
   *
   * @returns {Summary} summary instance
   */
  addHeading(text2, level) {
    const tag = `h${level}`;
    const allowedTag = ["h1", "h2", "h3", "h4", "h5", "h6"].includes(tag) ? tag : "h1";
    const element = this.wrap(allowedTag, text2);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML thematic break (<hr>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addSeparator() {
    const element = this.wrap("hr", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML line break (<br>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addBreak() {
    const element = this.wrap("br", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML blockquote to the summary buffer
   *
   * @param {string} text quote text
   * @param {string} cite (optional) citation url
   *
   * @returns {Summary} summary instance
   */
  addQuote(text2, cite) {
    const attrs = Object.assign({}, cite && { cite });
    const element = this.wrap("blockquote", text2, attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML anchor tag to the summary buffer
   *
   * @param {string} text link text/content
   * @param {string} href hyperlink
   *
   * @returns {Summary} summary instance
   */
  addLink(text2, href) {
    const element = this.wrap("a", text2, { href });
    return this.addRaw(element).addEOL();
  }
};
var _summary = new Summary();
var summary = _summary;

// node_modules/@actions/io/lib/io-util.js
var { chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat, symlink, unlink } = $promises;
var IS_WINDOWS = process.platform === "win32";
var READONLY = $constants.O_RDONLY;

// node_modules/@actions/exec/lib/toolrunner.js
var IS_WINDOWS2 = process.platform === "win32";

// node_modules/@actions/core/lib/platform.js
var platform = os_default.platform();
var arch = os_default.arch();

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

// action/hosts/plain-text.ts
var LONGEST_LINE = 4e3;
function plainLines(text2, redact) {
  return redact(text2).split("\n").map((line) => printableWhole(line, LONGEST_LINE));
}

// action/hosts/secrets.ts
var Secrets = class {
  #known = [];
  #redact = redactor([]);
  add(secret) {
    this.#known.push(secret);
    this.#redact = redactor(this.#known);
  }
  hide = (text2) => this.#redact(text2);
};

// action/hosts/terminal.ts
function logOf(show2, warn, verbose) {
  const detail = (message, fields) => {
    if (verbose) show2(withFields(message, fields));
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
function githubHost(hasSummary) {
  const secrets = new Secrets();
  const safe = (text2) => plainLines(text2, secrets.hide);
  const line = (text2) => {
    for (const one of safe(text2)) info(uncommanded(one));
  };
  const warning2 = (text2) => warning(safe(text2).join("\n"));
  return {
    kind: "github",
    mask: (secret) => {
      secrets.add(secret);
      setSecret(secret.reveal());
    },
    hide: secrets.hide,
    line,
    notice: (text2) => notice(safe(text2).join("\n")),
    warning: warning2,
    error: (text2) => error(safe(text2).join("\n")),
    section: (title) => {
      startGroup(safe(title).join(" "));
      return () => endGroup();
    },
    output: (name, value) => setOutput(name, secrets.hide(value)),
    saveState: (name, value) => saveState(name, value),
    summary: async (markdown) => {
      const text2 = secrets.hide(markdown);
      if (hasSummary && text2.length < LONGEST_SUMMARY) await summary.addRaw(text2).write();
    },
    // The runner shows these only when debugging is switched on for it.
    log: logOf((text2) => debug(safe(text2).join(" ")), warning2, true)
  };
}

// action/collect/selector.ts
var OPENING = /* @__PURE__ */ new Set(["[", "{"]);
var CLOSING = /* @__PURE__ */ new Set(["]", "}"]);
function parseSelectors(text2) {
  const parts = text2.split(/\r?\n/).flatMap(splitAtCommas);
  const written = parts.map((part) => part.trim()).filter((part) => part !== "");
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
function isBalanced(text2) {
  const open2 = [];
  for (const char of text2) {
    if (OPENING.has(char)) open2.push(char === "[" ? "]" : "}");
    else if (CLOSING.has(char) && open2.pop() !== char) return false;
  }
  return open2.length === 0;
}

// builtin:util
var builtin8 = process.getBuiltinModule("node:util");
var pick8 = (name) => builtin8[name];
var $inspect = /* @__PURE__ */ pick8("inspect");

// shared/text/secret.ts
var HIDDEN2 = "***";
var Secret = class {
  #value;
  constructor(value) {
    this.#value = value;
  }
  /** The value itself. */
  reveal() {
    return this.#value;
  }
  toString() {
    return HIDDEN2;
  }
  toJSON() {
    return HIDDEN2;
  }
  [$inspect.custom]() {
    return HIDDEN2;
  }
};

// action/inputs/server.ts
var DEFAULT_SERVER = "https://gitlab.com";
var API_PATH = /\/api\/v4\/*$/;
function surroundingJob(env2) {
  const jobToken = env2["CI_JOB_TOKEN"];
  if (env2["GITLAB_CI"] !== "true" && (jobToken === void 0 || jobToken === "")) return void 0;
  const server = [env2["CI_API_V4_URL"], env2["CI_SERVER_URL"]].map(toServer).find((found) => found !== void 0);
  if (server === void 0) return void 0;
  return jobToken === void 0 || jobToken === "" ? { server } : { server, jobToken };
}
function readServer(text2, around, complain) {
  if (text2 === void 0) return around?.server ?? DEFAULT_SERVER;
  const trimmed2 = text2.trim();
  const url = parseAddress(trimmed2);
  if (url === void 0 || !["http:", "https:"].includes(url.protocol) || url.hostname === "") {
    complain(`${quoted2(trimmed2)} is no address of a server. Write its URL, for example https://gitlab.example.com.`);
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
  const bare = !hasScheme(trimmed2) && url.pathname === "/";
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
function quoted2(text2) {
  return `"${printable(text2, 120)}"`;
}

// action/inputs/credentials.ts
function surroundingJobToken(around, server) {
  if (around?.jobToken === void 0 || !mayGetJobToken(around, server)) return void 0;
  return new Secret(around.jobToken);
}
function triggerCredential(tokens) {
  if (tokens.triggerToken !== void 0) return { kind: "trigger-token", token: tokens.triggerToken };
  return tokens.jobToken === void 0 ? void 0 : { kind: "job-token", token: tokens.jobToken };
}
function readersOf(tokens) {
  return [
    ...tokens.accessToken === void 0 ? [] : [{ kind: "access-token", token: tokens.accessToken }],
    ...tokens.jobToken === void 0 ? [] : [{ kind: "job-token", token: tokens.jobToken }],
    ANONYMOUS
  ];
}

// action/inputs/declared.generated.ts
var DECLARED_INPUTS = [
  { "name": "host", "description": "The GitLab server, as a URL or a bare host name; a server below a path (https://example.com/gitlab) works too. Without it, the server of the surrounding GitLab job ($CI_SERVER_URL) is used, and https://gitlab.com everywhere else.", "required": false, "secret": false },
  { "name": "project", "description": "The project whose pipeline is triggered: its full path (group/subgroup/name), its numeric id, or the URL of its page on `host`.", "required": true, "secret": false },
  { "name": "ref", "description": "The branch or tag the pipeline runs on. GitLab takes no commit here.", "required": true, "secret": false },
  { "name": "trigger-token", "description": "A pipeline trigger token of the project (Settings > CI/CD > Pipeline trigger tokens). Without it, the pipeline is triggered with `job-token`.", "required": false, "secret": true },
  { "name": "access-token", "description": "A project, group or personal access token that may read the pipeline and its artifacts (scope read_api), and cancel it when the step is cancelled (scope api). Without it, the step looks with `job-token`, then without any token.", "required": false, "secret": true },
  { "name": "job-token", "description": "A GitLab CI/CD job token, which triggers when there is no `trigger-token` and reads when there is no `access-token`. Inside a GitLab job, $CI_JOB_TOKEN is used for it by itself.", "required": false, "secret": true },
  { "name": "variables", "description": "Pipeline variables, as a JSON object, a YAML map, or lines of NAME=value. Every value travels as a string.", "required": false, "secret": false },
  { "name": "inputs", "description": "Typed inputs for `spec: inputs` of the project's CI file, as a JSON object or a YAML map. Numbers, booleans and lists keep their types.", "required": false, "secret": false },
  { "name": "wait", "description": "Whether to wait until the pipeline has ended. With false, the step ends as soon as the pipeline exists.", "default": "true", "required": false, "secret": false },
  { "name": "timeout", "description": "How long to wait for the pipeline at most, for example 90s, 45m or 1h30m. The pipeline itself runs on after that.", "default": "1h", "required": false, "secret": false },
  { "name": "poll-interval", "description": "The pause between two looks at the pipeline, for example 10s. Without it, the step looks every second at first and ever less often later, at least every 15 seconds.", "required": false, "secret": false },
  { "name": "artifacts", "description": 'Which artifacts to bring back: true for those of every job, or job names with globs, one per line or parted by commas, each followed by path globs where only some files are wanted ("test-*: reports/**"). False brings none.', "default": "false", "required": false, "secret": false },
  { "name": "artifacts-path", "description": "The folder the artifacts are extracted to, those of each job to a folder of the job's name in it. It is made when missing, and must be empty or of an earlier run, whose artifacts of the same project are replaced: two steps for one project take a folder each.", "default": "downstream-artifacts", "required": false, "secret": false },
  { "name": "if-no-artifacts", "description": "What to do when artifacts were asked for and the pipeline has none of them: fail, warn or ignore.", "default": "fail", "required": false, "secret": false },
  { "name": "ca-file", "description": "A PEM file with the certificate authority of a GitLab server whose certificate is not signed by a public one.", "required": false, "secret": false }
];

// shared/text/ref-name.ts
var FORBIDDEN = /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\//;
var LONGEST = 4096;
function isRefName(name) {
  if (name === "" || name === "@" || name.length > LONGEST || FORBIDDEN.test(name) || name.endsWith(".")) return false;
  if (!name.isWellFormed()) return false;
  return name.split("/").every((part) => part !== "" && !part.startsWith(".") && !part.endsWith(".lock"));
}

// shared/time/duration.ts
var UNIT_MS = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5 };
var PART = /(\d+(?:\.\d+)?)(ms|s|m|h|d)\s*/gy;
function parseDurationMs(text2) {
  const trimmed2 = text2.trim().toLowerCase();
  if (/^\d+(\.\d+)?$/.test(trimmed2)) return finite(Number(trimmed2) * UNIT_MS.s);
  let total = 0;
  let lastUnitMs = Number.POSITIVE_INFINITY;
  let at = 0;
  for (const match of trimmed2.matchAll(PART)) {
    const unitMs = UNIT_MS[match[2]];
    if (unitMs >= lastUnitMs) return void 0;
    lastUnitMs = unitMs;
    total += Number(match[1]) * unitMs;
    at = match.index + match[0].length;
  }
  return at === 0 || at !== trimmed2.length ? void 0 : finite(total);
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

// action/inputs/plain.ts
var BOOLEANS = /* @__PURE__ */ new Map([
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
  if (value === void 0) complain(`${quoted3(text2)} is neither true nor false. Write true or false.`);
  return value;
}
function readDurationMs(text2, bounds, complain) {
  const ms = parseDurationMs(text2);
  if (ms === void 0) {
    complain(`${quoted3(text2)} is no duration. Write one like 90s, 45m or 1h30m; a bare number is seconds.`);
    return void 0;
  }
  if (ms >= bounds.leastMs && ms <= bounds.mostMs) return ms;
  const [least, most] = [formatDuration(bounds.leastMs), formatDuration(bounds.mostMs)];
  complain(`${quoted3(text2)} is out of range. Write a duration from ${least} to ${most}.`);
  return void 0;
}
function readWord(text2, words, complain) {
  const found = words.find((word) => word === text2.trim().toLowerCase());
  if (found === void 0) complain(`${quoted3(text2)} is none of its values. Write one of ${words.join(", ")}.`);
  return found;
}
function readRef(text2, complain) {
  const ref = text2?.trim() ?? "";
  if (ref === "") complain("not given. Write the branch or tag the pipeline shall run on, for example main.");
  else if (!isRefName(ref))
    complain(`${quoted3(ref)} cannot be the name of a branch or tag. Write one that exists in the project.`);
  else return ref;
  return void 0;
}
function quoted3(text2) {
  return `"${printable(text2.trim(), 80)}"`;
}

// action/inputs/problems-text.ts
function problemsText(what, problems) {
  const [only] = problems;
  if (problems.length === 1 && only !== void 0) return `An ${what} cannot be used. ${only}`;
  return [`${problems.length} problems in the ${what}s:`, ...problems.map((problem) => `  ${problem}`)].join("\n");
}

// action/inputs/project.ts
var WHAT_TO_WRITE = "Write the project's full path (group/app), its numeric id, or the URL of its page";
var FULL_PATH = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)+$/;
function readProject(text2, server, complain) {
  const trimmed2 = text2?.trim() ?? "";
  if (trimmed2 === "") {
    complain(`not given. ${WHAT_TO_WRITE}.`);
    return void 0;
  }
  if (/^\d+$/.test(trimmed2)) return readId(trimmed2, complain);
  if (/^https?:\/\//i.test(trimmed2)) return readUrl(trimmed2, server, complain);
  return readPath(trimmed2, trimmed2, complain);
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
    complain(`"${printable(text2, 120)}" is no URL. ${WHAT_TO_WRITE}.`);
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
  const bare = path.replaceAll(/^\/+|\/+$/g, "");
  if (FULL_PATH.test(bare)) return bare;
  const why = bare.includes("%2F") || bare.includes("%2f") ? "is encoded for a URL" : "is no full path of a project";
  complain(`"${printable(asWritten, 120)}" ${why}. ${WHAT_TO_WRITE}.`);
  return void 0;
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
function canTrigger(kind) {
  return kind === void 0 || kind === "a pipeline trigger token" || kind === "a job token";
}

// action/inputs/token.ts
var BELONGS_IN = {
  "a pipeline trigger token": "trigger-token",
  "a personal, project or group access token": "access-token",
  "a job token": "job-token"
};
var NEEDED = {
  "trigger-token": "Write a pipeline trigger token of the target project (Settings > CI/CD > Pipeline trigger tokens); it begins with glptt-",
  "access-token": "Write a personal, project or group access token with the scope read_api",
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

// action/inputs/read-map.ts
async function readMap(text2, complain) {
  const json = readJson(text2);
  if (json === void 0) {
    const { readYamlMap } = await import("./read-yaml-map.js");
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
  const sources = /* @__PURE__ */ new WeakMap();
  const note = function(key, value, context) {
    if (typeof value === "number" && context?.source === void 0) sourceless = true;
    if (typeof this === "object" && this !== null && context?.source !== void 0) {
      const known = sources.get(this) ?? /* @__PURE__ */ new Map();
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
  const open2 = [];
  const twice = /* @__PURE__ */ new Set();
  let lastString = "";
  for (const [token] of text2.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:]/g)) {
    if (token === "{") open2.push(/* @__PURE__ */ new Set());
    else if (token === "[") open2.push(void 0);
    else if (token === "}" || token === "]") open2.pop();
    else if (token === ":") {
      const key = JSON.parse(lastString);
      const keys = open2.at(-1);
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
  let refused3 = false;
  const refuse = (problem) => {
    refused3 = true;
    complain(problem);
  };
  const entries = map.entries.map(([name, written]) => [name, toValue(printable(name, 60), written, refuse)]);
  return refused3 ? void 0 : Object.fromEntries(entries);
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
async function readVariables(text2, complain) {
  if (text2 === void 0 || text2.trim() === "") return {};
  const pairs = LINE_START.test(firstLine(text2)) ? readLines(text2, complain) : await readMapPairs(text2, complain);
  return pairs === void 0 ? void 0 : checkNames(pairs, complain);
}
function firstLine(text2) {
  return text2.split("\n").map((line) => line.trim()).find((line) => line !== "" && !line.startsWith("#")) ?? "";
}
function readLines(text2, complain) {
  let refused3 = false;
  const pairs = text2.split("\n").flatMap((line, index) => {
    const content = line.trimStart().replace(/\r$/, "");
    if (content.trim() === "" || content.startsWith("#")) return [];
    const [, name, value] = /^(\w+)=(.*)$/s.exec(content) ?? [];
    if (name !== void 0 && value !== void 0 && !isQuoted(value)) return [[name, value]];
    refused3 = true;
    complain(
      name === void 0 ? `line ${index + 1} is not NAME=value as the lines before it. Write every line so, or write a JSON object or a YAML map.` : `line ${index + 1}: it is open whether the quotes around the value of ${name} belong to it. Write it without, or write a JSON object or a YAML map.`
    );
    return [];
  });
  return refused3 ? void 0 : pairs;
}
function isQuoted(value) {
  return /^(["']).*\1\s*$/s.test(value) && value.trim().length > 1;
}
async function readMapPairs(text2, complain) {
  const map = await readMap(text2, complain);
  if (map === void 0) return void 0;
  let refused3 = false;
  const pairs = map.entries.flatMap(([name, written]) => {
    const value = toText(written);
    if (value !== void 0) return [[name, value]];
    refused3 = true;
    const shown2 = printable(name, 60);
    complain(
      written.kind === "scalar" ? `the value of ${shown2} is missing. Write "" for an empty value.` : `the value of ${shown2} is a ${written.kind}, but variables are text. Write it as one text, or use \`inputs\`.`
    );
    return [];
  });
  return refused3 ? void 0 : pairs;
}
function toText(written) {
  if (written.kind !== "scalar" || written.value === null) return void 0;
  return typeof written.value === "string" ? written.value : written.source;
}
function checkNames(pairs, complain) {
  const seen = /* @__PURE__ */ new Set();
  let refused3 = false;
  const refuse = (problem) => {
    refused3 = true;
    complain(problem);
  };
  for (const [name] of pairs) {
    if (!NAME.test(name))
      refuse(`"${printable(name, 60)}" is no name of a variable. Write letters, digits and _, at most 255 of them.`);
    else if (name === "TRIGGER_PAYLOAD")
      refuse("TRIGGER_PAYLOAD is set by GitLab itself, and a second one fails the pipeline. Write another name.");
    else if (seen.has(name)) refuse(`${name} is there twice. Write each variable once.`);
    seen.add(name);
  }
  return refused3 ? void 0 : Object.fromEntries(pairs);
}

// action/inputs/parse.ts
var TIMEOUT_BOUNDS = { leastMs: 1e3, mostMs: 7 * 864e5 };
var POLL_BOUNDS = { leastMs: 100, mostMs: 36e5 };
var DEFAULTS = new Map(
  DECLARED_INPUTS.flatMap((input) => "default" in input ? [[input.name, input.default]] : [])
);
async function parseInputs(raw, env2 = {}) {
  const problems = [];
  const complainOf = (name) => (problem) => problems.push(`\`${name}\`: ${problem}`);
  const text2 = (name) => (isGiven(raw[name]) ? raw[name] : DEFAULTS.get(name)) ?? "";
  const token = (name) => readToken(name, raw[name], complainOf(name));
  const around = surroundingJob(env2);
  const host = readServer(isGiven(raw.host) ? raw.host : void 0, around, complainOf("host"));
  const project = readProject(raw.project, host, complainOf("project"));
  const ref = readRef(raw.ref, complainOf("ref"));
  const tokens = {
    triggerToken: token("trigger-token"),
    accessToken: token("access-token"),
    jobToken: token("job-token") ?? (isGiven(raw["job-token"]) ? void 0 : surroundingJobToken(around, host ?? ""))
  };
  const trigger2 = triggerCredential(tokens);
  if (trigger2 === void 0 && !isGiven(raw["trigger-token"]) && !isGiven(raw["job-token"]) && host !== void 0)
    complainOf("trigger-token")(noTrigger(host, around));
  const variables = await readVariables(raw.variables, complainOf("variables"));
  const inputs = await readTypedInputs(raw.inputs, complainOf("inputs"));
  const wait = readBoolean(text2("wait"), complainOf("wait"));
  const timeoutMs = readDurationMs(text2("timeout"), TIMEOUT_BOUNDS, complainOf("timeout"));
  const poll = text2("poll-interval");
  const pollIntervalMs = poll === "" ? void 0 : readDurationMs(poll, POLL_BOUNDS, complainOf("poll-interval"));
  const selectors = parseSelectors(text2("artifacts"));
  if (selectors.kind === "problems") selectors.problems.forEach(complainOf("artifacts"));
  const artifacts2 = selectors.kind === "selectors" ? selectors.selectors : [];
  if (wait === false && artifacts2.length > 0)
    complainOf("artifacts")(
      "artifacts exist only once the pipeline has run. Write `wait: true`, or leave `artifacts` out."
    );
  const artifactsPath = readPath2(text2("artifacts-path"), complainOf("artifacts-path"));
  const ifNoArtifacts = readWord(text2("if-no-artifacts"), ["fail", "warn", "ignore"], complainOf("if-no-artifacts"));
  const caFile = text2("ca-file") === "" ? void 0 : readPath2(text2("ca-file"), complainOf("ca-file"));
  if (problems.length > 0 || host === void 0 || project === void 0 || ref === void 0 || trigger2 === void 0 || variables === void 0 || inputs === void 0 || wait === void 0 || timeoutMs === void 0 || artifactsPath === void 0 || ifNoArtifacts === void 0)
    throw new CodedError("INPUT_INVALID", problemsText("input", problems));
  return {
    host,
    project,
    ref,
    trigger: trigger2,
    readers: readersOf(tokens),
    variables,
    inputs,
    wait,
    timeoutMs,
    ...pollIntervalMs === void 0 ? {} : { pollIntervalMs },
    artifacts: artifacts2,
    artifactsPath,
    ifNoArtifacts,
    ...caFile === void 0 ? {} : { caFile },
    secrets: [tokens.triggerToken, tokens.accessToken, tokens.jobToken].filter((secret) => secret !== void 0)
  };
}
function isGiven(text2) {
  return text2 !== void 0 && text2.trim() !== "";
}
function noTrigger(host, around) {
  const foreign = around?.jobToken !== void 0 && !mayGetJobToken(around, host) ? ` ($CI_JOB_TOKEN belongs to ${around.server} and is not sent to ${host})` : "";
  return `not given, and neither is \`job-token\`${foreign}. Write a pipeline trigger token of the project (Settings > CI/CD > Pipeline trigger tokens); on the command line it comes from SLUICE_TRIGGER_TOKEN or --trigger-token-file.`;
}
function readPath2(text2, complain) {
  if (text2.trim() !== "" && !text2.includes("\0")) return text2.trim();
  complain("it is no path. Write the path of a file or folder.");
  return void 0;
}

// action/inputs/raw.ts
function rawFromAction(env2) {
  return collect((name) => env2[`INPUT_${name.toUpperCase()}`]);
}
function collect(look2) {
  return Object.fromEntries(
    DECLARED_INPUTS.flatMap(({ name }) => {
      const text2 = look2(name);
      return text2 === void 0 || text2 === "" ? [] : [[name, text2]];
    })
  );
}

// shared/errors/describe.ts
function troubleshootingLink(code) {
  return `docs/troubleshooting.md#${code.toLowerCase().replaceAll("_", "-")}`;
}
function describe(error2) {
  if (error2 instanceof CodedError) {
    const causes = causeLines(error2.cause);
    return [
      `${error2.message} [${error2.code}]`,
      ...causes.map((line) => `  because: ${line}`),
      `  what to do: ${error2.hint}`,
      `  more: ${troubleshootingLink(error2.code)}`
    ].join("\n");
  }
  return [
    `Sluice met something it did not expect: ${oneLine(error2)} [INTERNAL]`,
    `  what to do: ${CATALOGUE.INTERNAL.hint}`,
    `  more: ${troubleshootingLink("INTERNAL")}`
  ].join("\n");
}
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
var MOST_CAUSES = 4;
function causeLines(cause) {
  const lines = [];
  for (let at = cause, depth = 0; at !== void 0 && depth < MOST_CAUSES; depth++) {
    const line = oneLine(at);
    if (line !== "" && !lines.includes(line)) lines.push(line);
    at = at instanceof Error ? at.cause : void 0;
  }
  return lines;
}

// shared/gitlab/call.ts
async function call(gitlab, order, parse3, signal) {
  const { method = "GET", path, what, credential, json } = order;
  const body = json === void 0 ? {} : { body: JSON.stringify(json) };
  return readAnswer(
    await gitlab.send({ method, path, what, credential, ...body }, signal),
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
    const start2 = printable(redactor(secrets)(text2.slice(0, 2e3).replaceAll(TOKEN_FIELD, "$1***")), 80);
    throw new CodedError(
      "GITLAB_ANSWER_UNREADABLE",
      `GitLab answered ${answer.status} to ${what} with something unexpected (${printable(type, 80)}): ${start2}`,
      { cause: unreadable(cause), status: answer.status }
    );
  }
}
var TOKEN_FIELD = /("token"\s*:\s*")[^"]*/g;
function projectName(project) {
  return typeof project === "number" ? `project ${project}` : printable(project, 200);
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
    throw new CodedError("INPUT_INVALID", `"${printable(value.toWellFormed())}" holds half a character.`);
  return encodeURIComponent(value);
}

// shared/gitlab/artifacts.ts
function openJobArchive(gitlab, credential, project, jobId, signal) {
  const what = `downloading the artifacts of job ${jobId} of ${projectName(project)}`;
  return openArchive(gitlab, credential, route`projects/${project}/jobs/${jobId}/artifacts`, what, signal);
}
async function openArchive(gitlab, credential, path, what, signal) {
  const headers = { accept: "*/*" };
  const answer = await gitlab.open({ method: "GET", path, what, credential, headers }, signal);
  const length = answer.headers["content-length"];
  const etag = answer.headers.etag;
  return {
    body: answer.body,
    from: new URL(answer.url).origin,
    ...length !== void 0 && /^\d+$/.test(length) ? { lengthBytes: Number(length) } : {},
    ...etag === void 0 ? {} : { etag }
  };
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
    const [whole, name, quoted4, token] = PARAMETER.exec(text2) ?? [];
    if (whole === void 0) return { relations, end };
    end += whole.length;
    if (name?.toLowerCase() === "rel") relations = (quoted4 ?? token ?? "").toLowerCase().split(/\s+/);
  }
}

// node_modules/zod/v4/core/util.js
var util_exports = {};
__export(util_exports, {
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
  pick: () => pick9,
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
  const start2 = source.startsWith("^") ? 1 : 0;
  const end = source.endsWith("$") ? source.length - 1 : source.length;
  return source.slice(start2, end);
}
function floatSafeRemainder(val, step) {
  const ratio = val / step;
  const roundedRatio = Math.round(ratio);
  const tolerance = 4 * Number.EPSILON * Math.max(Math.abs(ratio), 1);
  if (Math.abs(ratio - roundedRatio) < tolerance)
    return 0;
  return ratio - roundedRatio;
}
var EVALUATING = /* @__PURE__ */ Symbol("evaluating");
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
var allowsEval = /* @__PURE__ */ cached(() => {
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
var propertyKeyTypes = /* @__PURE__ */ new Set(["string", "number", "symbol"]);
var primitiveTypes = /* @__PURE__ */ new Set([
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
var NUMBER_FORMAT_RANGES = /* @__PURE__ */ (() => ({
  safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  int32: [-2147483648, 2147483647],
  uint32: [0, 4294967295],
  float32: [-34028234663852886e22, 34028234663852886e22],
  float64: [-Number.MAX_VALUE, Number.MAX_VALUE]
}))();
var BIGINT_FORMAT_RANGES = {
  int64: [/* @__PURE__ */ BigInt("-9223372036854775808"), /* @__PURE__ */ BigInt("9223372036854775807")],
  uint64: [/* @__PURE__ */ BigInt(0), /* @__PURE__ */ BigInt("18446744073709551615")]
};
function pick9(schema, mask) {
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
function attachSchema(issues, start2, inst) {
  var _a2;
  for (let i = start2; i < issues.length; i++) {
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
function $constructor(name, initializer2, proto, params) {
  const zodProto = {};
  function Internals(def) {
    this.def = def;
    this.constr = _;
    this.traits = /* @__PURE__ */ new Set();
  }
  Internals.prototype = zodProto;
  const protoMembers = proto;
  const initialized = protoMembers && /* @__PURE__ */ new WeakSet();
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
var _installedToString = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
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
var $ZodError = $constructor("$ZodError", initializer);
var $ZodRealError = $constructor("$ZodError", initializer, void 0, {
  Parent: Error
});

// node_modules/zod/v4/core/parse.js
var _parse = (_Err) => {
  const fn = (schema, value, _ctx, _params) => {
    const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
    const result2 = schema._zod.run({ value, issues: [] }, ctx);
    if (result2 instanceof Promise) {
      throw new $ZodAsyncError();
    }
    if (result2.issues.length) {
      const e = new (_params?.Err ?? _Err)(result2.issues.map((iss) => finalizeIssue(iss, ctx, config())));
      captureStackTrace(e, _params?.callee ?? fn);
      throw e;
    }
    return result2.value;
  };
  return fn;
};
var parse2 = /* @__PURE__ */ _parse($ZodRealError);
var _parseAsync = (_Err) => {
  const fn = async (schema, value, _ctx, params) => {
    const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
    let result2 = schema._zod.run({ value, issues: [] }, ctx);
    if (result2 instanceof Promise)
      result2 = await result2;
    if (result2.issues.length) {
      const e = new (params?.Err ?? _Err)(result2.issues.map((iss) => finalizeIssue(iss, ctx, config())));
      captureStackTrace(e, params?.callee ?? fn);
      throw e;
    }
    return result2.value;
  };
  return fn;
};
var parseAsync = /* @__PURE__ */ _parseAsync($ZodRealError);
var _safeParse = (_Err) => (schema, value, _ctx) => {
  const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
  const result2 = schema._zod.run({ value, issues: [] }, ctx);
  if (result2 instanceof Promise) {
    throw new $ZodAsyncError();
  }
  return result2.issues.length ? failure(_Err, result2.issues, ctx) : { success: true, data: result2.value };
};
var safeParse = /* @__PURE__ */ _safeParse($ZodRealError);
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
  let result2 = schema._zod.run({ value, issues: [] }, ctx);
  if (result2 instanceof Promise)
    result2 = await result2;
  return result2.issues.length ? failure(_Err, result2.issues, ctx) : { success: true, data: result2.value };
};
var safeParseAsync = /* @__PURE__ */ _safeParseAsync($ZodRealError);

// node_modules/zod/v4/core/regexes.js
var anyString = /^[\s\S]{0,}$/;
var number = /^-?\d+(?:\.\d+)?$/;
var boolean = /^(?:true|false)$/i;

// node_modules/zod/v4/core/checks.js
var $ZodCheck = /* @__PURE__ */ $constructor("$ZodCheck", (inst, def) => {
  var _a2;
  inst._zod ?? (inst._zod = {});
  inst._zod.def = def;
  (_a2 = inst._zod).onattach ?? (_a2.onattach = []);
});
var $ZodCheckStringFormat = /* @__PURE__ */ $constructor("$ZodCheckStringFormat", (inst, def) => {
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
var $ZodCheckRegex = /* @__PURE__ */ $constructor("$ZodCheckRegex", (inst, def) => {
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
var $ZodType = /* @__PURE__ */ $constructor("$ZodType", (inst, def) => {
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
      const result2 = inst._zod.parse(payload, ctx);
      if (result2 instanceof Promise) {
        if (ctx.async === false)
          throw new $ZodAsyncError();
        return result2.then((result3) => runChecks(result3, checks, ctx));
      }
      return runChecks(result2, checks, ctx);
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
var $ZodString = /* @__PURE__ */ $constructor("$ZodString", (inst, def) => {
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
var $ZodNumber = /* @__PURE__ */ $constructor("$ZodNumber", (inst, def) => {
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
var $ZodBoolean = /* @__PURE__ */ $constructor("$ZodBoolean", (inst, def) => {
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
var $ZodUnknown = /* @__PURE__ */ $constructor("$ZodUnknown", (inst, def) => {
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
          const start2 = payload.issues.length;
          ch._zod.check(payload);
          payload.issues[start2].continue = false;
          attachSchema(payload.issues, start2, inst);
          return payload;
        }
      }
    }
    return parse3(payload, ctx);
  };
}
var arraySize = (input) => Array.isArray(input) ? input.length : -1;
function handleArrayResult(result2, final2, index) {
  if (result2.issues.length) {
    final2.issues.push(...prefixIssues(index, result2.issues));
  }
  final2.value[index] = result2.value;
}
var $ZodArray = /* @__PURE__ */ $constructor("$ZodArray", (inst, def) => {
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
      const result2 = def.element._zod.run({
        value: item,
        issues: []
      }, ctx);
      if (result2 instanceof Promise) {
        proms.push(result2.then((result3) => handleArrayResult(result3, payload, i)));
      } else {
        handleArrayResult(result2, payload, i);
        if (abortEarly && result2.issues.length !== 0 && aborted(result2))
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
function handlePropertyResult(result2, final2, key, input, optin, optout) {
  const isPresent = key in input;
  const isOptionalOut = optout === "optional";
  if (!isPresent && isOptionalOut && optin === "optional") {
    return;
  }
  if (result2.issues.length) {
    if (optin !== void 0 && isOptionalOut && !isPresent) {
      return;
    }
    final2.issues.push(...prefixIssues(key, result2.issues));
  }
  if (!isPresent && optin === void 0) {
    if (!result2.issues.length) {
      final2.issues.push({
        code: "invalid_type",
        expected: "nonoptional",
        input: void 0,
        path: [key]
      });
    }
    return;
  }
  if (result2.value === void 0) {
    if (isPresent || optin === "defaulted" && !isOptionalOut) {
      final2.value[key] = void 0;
    }
  } else {
    final2.value[key] = result2.value;
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
var $ZodObject = /* @__PURE__ */ $constructor("$ZodObject", (inst, def) => {
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
          assignProp(propValues, key, /* @__PURE__ */ new Set());
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
function handleUnionResults(results, final2, inst, ctx) {
  for (const result2 of results) {
    if (result2.issues.length === 0) {
      final2.value = result2.value;
      return final2;
    }
  }
  const nonaborted = results.filter((r) => !aborted(r));
  if (nonaborted.length === 1) {
    final2.value = nonaborted[0].value;
    return nonaborted[0];
  }
  final2.issues.push({
    code: "invalid_union",
    input: final2.value,
    inst,
    errors: results.map((result2) => result2.issues.map((iss) => finalizeIssue(iss, ctx, config())))
  });
  return final2;
}
var $ZodUnion = /* @__PURE__ */ $constructor("$ZodUnion", (inst, def) => {
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
      const result2 = option._zod.run({
        value: payload.value,
        issues: []
      }, ctx);
      if (result2 instanceof Promise) {
        results.push(result2);
        async = true;
      } else {
        if (result2.issues.length === 0)
          return result2;
        results.push(result2);
      }
    }
    if (!async)
      return handleUnionResults(results, payload, inst, ctx);
    return Promise.all(results).then((results2) => {
      return handleUnionResults(results2, payload, inst, ctx);
    });
  };
});
var $ZodTransform = /* @__PURE__ */ $constructor("$ZodTransform", (inst, def) => {
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
function handleOptionalResult(payload, result2) {
  payload.value = result2.issues.length ? void 0 : result2.value;
  return payload;
}
var $ZodOptional = /* @__PURE__ */ $constructor("$ZodOptional", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
  inst._zod.optout = "optional";
  defineLazyInternal(inst, "values", (zod) => {
    const values = zod.def.innerType._zod.values;
    return values ? /* @__PURE__ */ new Set([...values, void 0]) : void 0;
  });
  defineLazyInternal(inst, "pattern", (zod) => {
    const pattern = zod.def.innerType._zod.pattern;
    return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : void 0;
  });
  inst._zod.parse = (payload, ctx) => {
    if (payload.value === void 0) {
      if (def.innerType._zod.optin !== "defaulted")
        return payload;
      const result2 = def.innerType._zod.run({ value: payload.value, issues: [] }, ctx);
      if (result2 instanceof Promise)
        return result2.then((result3) => handleOptionalResult(payload, result3));
      return handleOptionalResult(payload, result2);
    }
    return def.innerType._zod.run(payload, ctx);
  };
});
var $ZodNullable = /* @__PURE__ */ $constructor("$ZodNullable", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin);
  defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
  defineLazyInternal(inst, "pattern", (zod) => {
    const pattern = zod.def.innerType._zod.pattern;
    return pattern ? new RegExp(`^(${cleanRegex(pattern.source)}|null)$`) : void 0;
  });
  defineLazyInternal(inst, "values", (zod) => {
    return zod.def.innerType._zod.values ? /* @__PURE__ */ new Set([...zod.def.innerType._zod.values, null]) : void 0;
  });
  inst._zod.parse = (payload, ctx) => {
    if (payload.value === null)
      return payload;
    return def.innerType._zod.run(payload, ctx);
  };
});
function handleCatchResult(payload, result2, def, ctx) {
  if (!result2.issues.length) {
    payload.value = result2.value;
    if (result2.memo)
      payload.memo = true;
    return payload;
  }
  payload.value = def.catchValue({
    ...result2,
    value: payload.value,
    error: {
      issues: result2.issues.map((iss) => finalizeIssue(iss, ctx, config()))
    },
    input: payload.value
  });
  return payload;
}
var $ZodCatch = /* @__PURE__ */ $constructor("$ZodCatch", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
  defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
  defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      return def.innerType._zod.run(payload, ctx);
    }
    const result2 = def.innerType._zod.run({ value: payload.value, issues: [] }, ctx);
    if (result2 instanceof Promise) {
      return result2.then((result3) => handleCatchResult(payload, result3, def, ctx));
    }
    return handleCatchResult(payload, result2, def, ctx);
  };
});
var $ZodPipe = /* @__PURE__ */ $constructor("$ZodPipe", (inst, def) => {
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
var $ZodCustom = /* @__PURE__ */ $constructor("$ZodCustom", (inst, def) => {
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
function handleRefineResult(result2, payload, input, inst) {
  if (!result2) {
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
function _string(Class2, params) {
  return new Class2(snapshotChecks({ type: "string", ...normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
function _number(Class2, params) {
  return new Class2(snapshotChecks({ type: "number", checks: [], ...normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
function _boolean(Class2, params) {
  return new Class2({
    type: "boolean",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _unknown(Class2) {
  return new Class2({
    type: "unknown"
  });
}
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
var ZodMiniType = /* @__PURE__ */ $constructor("ZodMiniType", (inst, def) => {
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
var ZodMiniString = /* @__PURE__ */ $constructor("ZodMiniString", (inst, def) => {
  $ZodString.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function string2(params) {
  return _string(ZodMiniString, params);
}
var ZodMiniNumber = /* @__PURE__ */ $constructor("ZodMiniNumber", (inst, def) => {
  $ZodNumber.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function number2(params) {
  return _number(ZodMiniNumber, params);
}
var ZodMiniBoolean = /* @__PURE__ */ $constructor("ZodMiniBoolean", (inst, def) => {
  $ZodBoolean.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function boolean2(params) {
  return _boolean(ZodMiniBoolean, params);
}
var ZodMiniUnknown = /* @__PURE__ */ $constructor("ZodMiniUnknown", (inst, def) => {
  $ZodUnknown.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function unknown() {
  return _unknown(ZodMiniUnknown);
}
var ZodMiniArray = /* @__PURE__ */ $constructor("ZodMiniArray", (inst, def) => {
  $ZodArray.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function array(element, params) {
  return new ZodMiniArray({
    type: "array",
    element,
    ...normalizeParams(params)
  });
}
var ZodMiniObject = /* @__PURE__ */ $constructor("ZodMiniObject", (inst, def) => {
  $ZodObject.init(inst, def);
  ZodMiniType.init(inst, def);
  installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
});
// @__NO_SIDE_EFFECTS__
function object(shape, params) {
  const def = {
    type: "object",
    shape: shape ?? {},
    ...normalizeParams(params)
  };
  return new ZodMiniObject(def);
}
var ZodMiniUnion = /* @__PURE__ */ $constructor("ZodMiniUnion", (inst, def) => {
  $ZodUnion.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function union(options, params) {
  return new ZodMiniUnion({
    type: "union",
    options,
    ...normalizeParams(params)
  });
}
var ZodMiniTransform = /* @__PURE__ */ $constructor("ZodMiniTransform", (inst, def) => {
  $ZodTransform.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function transform(fn) {
  return new ZodMiniTransform({
    type: "transform",
    transform: fn
  });
}
var ZodMiniOptional = /* @__PURE__ */ $constructor("ZodMiniOptional", (inst, def) => {
  $ZodOptional.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function optional(innerType) {
  return new ZodMiniOptional({
    type: "optional",
    innerType
  });
}
var ZodMiniNullable = /* @__PURE__ */ $constructor("ZodMiniNullable", (inst, def) => {
  $ZodNullable.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function nullable(innerType) {
  return new ZodMiniNullable({
    type: "nullable",
    innerType
  });
}
// @__NO_SIDE_EFFECTS__
function nullish2(innerType) {
  return /* @__PURE__ */ optional(/* @__PURE__ */ nullable(innerType));
}
var ZodMiniCatch = /* @__PURE__ */ $constructor("ZodMiniCatch", (inst, def) => {
  $ZodCatch.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function _catch(innerType, catchValue) {
  return new ZodMiniCatch({
    type: "catch",
    innerType,
    catchValue: typeof catchValue === "function" ? catchValue : util_exports.constantCatch(catchValue)
  });
}
var ZodMiniPipe = /* @__PURE__ */ $constructor("ZodMiniPipe", (inst, def) => {
  $ZodPipe.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function pipe(in_, out) {
  return new ZodMiniPipe({
    type: "pipe",
    in: in_,
    out
  });
}
var ZodMiniCustom = /* @__PURE__ */ $constructor("ZodMiniCustom", (inst, def) => {
  $ZodCustom.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function refine(fn, _params = {}) {
  return _refine(ZodMiniCustom, fn, _params);
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
var id = pipe(
  union([number2(), pipe(string2().check(_regex(/^\d+$/)), transform(Number))]),
  number2().check(refine((value) => Number.isSafeInteger(value) && value >= 0))
);
var text = orElse(optional(string2()), void 0);
var number3 = orElse(
  optional(union([number2(), pipe(string2().check(_regex(/^\d+(\.\d+)?$/)), transform(Number))])),
  void 0
);
var status = pipe(string2(), transform(toStatus));
var flag = orElse(boolean2(), false);
function readable(row) {
  const keep = (rows) => rows.flatMap((one) => {
    const { success, data } = row.safeParse(one);
    return success ? [data] : [];
  });
  return pipe(orElse(array(unknown()), []), transform(keep));
}
var pipelineRow = object({
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
var artifactRow = object({ file_type: string2(), filename: string2(), size: number3, file_format: text });
var jobRow = object({
  id,
  name: string2(),
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
  tag_list: readable(string2()),
  artifacts: readable(artifactRow),
  artifacts_file: orElse(optional(object({ filename: string2(), size: number3 })), void 0),
  artifacts_expire_at: text,
  pipeline: pipelineRow
});
var bridgeRow = object({
  id,
  name: string2(),
  status,
  stage: text,
  allow_failure: flag,
  web_url: text,
  downstream_pipeline: nullish2(pipelineRow)
});
var triggerTokenRow = object({
  id,
  token: text,
  description: text,
  created_at: text,
  last_used: text,
  expires_at: text,
  owner: orElse(optional(object({ id, username: string2() })), void 0)
});
var parsePipeline = (json) => toPipeline(pipelineRow.parse(json));
var parseJob = (json) => {
  const row = jobRow.parse(json);
  return {
    ...shown(row),
    ref: row.ref ?? "",
    tagList: row.tag_list,
    artifacts: row.artifacts.map(({ file_type, filename, size, file_format }) => ({
      fileType: file_type,
      filename,
      sizeBytes: size ?? 0,
      ...given({ fileFormat: file_format })
    })),
    pipeline: toPipeline(row.pipeline),
    ...given({
      failureReason: row.failure_reason,
      createdAt: row.created_at,
      startedAt: row.started_at,
      finishedAt: row.finished_at,
      durationS: row.duration,
      artifactsExpireAt: row.artifacts_expire_at,
      archive: row.artifacts_file && { filename: row.artifacts_file.filename, sizeBytes: row.artifacts_file.size ?? 0 }
    })
  };
};
var parseTriggerToken = (json) => {
  const row = triggerTokenRow.parse(json);
  return {
    id: row.id,
    description: row.description ?? "",
    token: row.token ?? "",
    ...given({ createdAt: row.created_at, lastUsed: row.last_used, expiresAt: row.expires_at, owner: row.owner })
  };
};
function listOf(one) {
  return (json) => array(unknown()).parse(json).map((row) => one(row));
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
    webUrl: row.web_url ?? ""
  };
}
function given(all) {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== void 0));
}

// shared/gitlab/paginate.ts
var PER_PAGE = 100;
var MAX_PAGES = 200;
async function listAll(gitlab, list, one, signal) {
  const { what, credential } = list;
  const parse3 = listOf(one);
  const rows = [];
  let path = withQuery(list.path, "per_page", PER_PAGE);
  for (let page = 0; path !== void 0; page++) {
    if (page === MAX_PAGES)
      throw new CodedError("GITLAB_ANSWER_TOO_LARGE", `GitLab gave more than ${MAX_PAGES} pages to ${what}.`);
    const answer = await gitlab.send({ method: "GET", path, what, credential }, signal);
    rows.push(...readAnswer(answer, what, parse3, secretsOf(credential)));
    path = nextPath(gitlab.apiUrl, path, answer.headers);
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

// shared/gitlab/jobs.ts
function listPipelineJobs(gitlab, credential, project, pipelineId, options = {}, signal) {
  const query = new URLSearchParams();
  for (const status2 of options.scope ?? []) query.append("scope[]", status2);
  if (options.includeRetried === true) query.set("include_retried", "true");
  const path = `${route`projects/${project}/pipelines/${pipelineId}/jobs`}?${query.toString()}`;
  const what = `listing the jobs of pipeline ${pipelineId} of ${projectName(project)}`;
  return listAll(gitlab, { path, what, credential }, parseJob, signal);
}
async function peekPipeline(gitlab, credential, project, pipelineId, signal) {
  const path = `${route`projects/${project}/pipelines/${pipelineId}/jobs`}?per_page=1`;
  const what = `reading pipeline ${pipelineId} of ${projectName(project)} by its jobs`;
  const [job] = await call(gitlab, { path, what, credential }, listOf(parseJob), signal);
  return job?.pipeline;
}

// shared/text/counted.ts
function counted(count, thing) {
  if (count === 1) return `1 ${thing}`;
  return `${count} ${thing.endsWith("y") ? `${thing.slice(0, -1)}ies` : `${thing}s`}`;
}

// action/collect/bounded.ts
async function bounded(items, limit, signal, act) {
  const results = [];
  const stop2 = new AbortController();
  const either = AbortSignal.any([signal, stop2.signal]);
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
      stop2.abort(error2);
    }
  });
  await Promise.all(workers);
  signal.throwIfAborted();
  if (failures.length > 0) throw failures[0];
  return results;
}

// builtin:stream/promises
var builtin9 = process.getBuiltinModule("node:stream/promises");
var pick10 = (name) => builtin9[name];
var $pipeline = /* @__PURE__ */ pick10("pipeline");

// action/collect/refusal.ts
function refused2(code, reason3) {
  return { kind: "refused", code, reason: reason3 };
}
function refusalError(refusal, what, cause) {
  return new CodedError(
    refusal.code,
    `Cannot extract ${what}: ${refusal.reason}.`,
    cause === void 0 ? {} : { cause }
  );
}

// builtin:buffer
var builtin10 = process.getBuiltinModule("node:buffer");
var pick11 = (name) => builtin10[name];
var $isUtf8 = /* @__PURE__ */ pick11("isUtf8");

// action/collect/zip/entry-name.ts
var import_node_zlib = __toESM(require_zlib(), 1);

// action/collect/zip/cp437.ts
var UPPER_HALF = [
  "\xC7\xFC\xE9\xE2\xE4\xE0\xE5\xE7\xEA\xEB\xE8\xEF\xEE\xEC\xC4\xC5\xC9\xE6\xC6\xF4\xF6\xF2\xFB\xF9\xFF\xD6\xDC\xA2\xA3\xA5\u20A7\u0192",
  "\xE1\xED\xF3\xFA\xF1\xD1\xAA\xBA\xBF\u2310\xAC\xBD\xBC\xA1\xAB\xBB\u2591\u2592\u2593\u2502\u2524\u2561\u2562\u2556\u2555\u2563\u2551\u2557\u255D\u255C\u255B\u2510",
  "\u2514\u2534\u252C\u251C\u2500\u253C\u255E\u255F\u255A\u2554\u2569\u2566\u2560\u2550\u256C\u2567\u2568\u2564\u2565\u2559\u2558\u2552\u2553\u256B\u256A\u2518\u250C\u2588\u2584\u258C\u2590\u2580",
  "\u03B1\xDF\u0393\u03C0\u03A3\u03C3\xB5\u03C4\u03A6\u0398\u03A9\u03B4\u221E\u03C6\u03B5\u2229\u2261\xB1\u2265\u2264\u2320\u2321\xF7\u2248\xB0\u2219\xB7\u221A\u207F\xB2\u25A0\xA0"
].join("");
function fromCp437(bytes) {
  return Array.from(bytes, (byte) => byte < 128 ? String.fromCharCode(byte) : UPPER_HALF[byte - 128] ?? "").join(
    ""
  );
}

// action/collect/zip/entry.ts
var LOCAL_HEADER_BYTES = 30;
var FLAG = { encrypted: 1, sizesFollow: 8, strongEncryption: 64, utf8: 2048, masked: 8192 };
var METHOD = { stored: 0, deflated: 8 };

// action/collect/zip/extra-fields.ts
var EXTRA = { zip64: 1, timestamp: 21589, unicodePath: 28789 };
function extraField(area, id2) {
  for (let at = 0; at + 4 <= area.length; ) {
    const length = area.readUInt16LE(at + 2);
    const end = at + 4 + length;
    if (end > area.length) return void 0;
    if (area.readUInt16LE(at) === id2) return area.subarray(at + 4, end);
    at = end;
  }
  return void 0;
}
function readU64(bytes, at) {
  return bytes.readUInt32LE(at + 4) * 2 ** 32 + bytes.readUInt32LE(at);
}

// action/collect/zip/entry-name.ts
function entryName(nameBytes, flags, extra) {
  if ((flags & FLAG.utf8) !== 0) return utf8(nameBytes);
  const unicode = extraField(extra, EXTRA.unicodePath);
  if (unicode !== void 0 && unicode.length > 5 && unicode[0] === 1 && unicode.readUInt32LE(1) === (0, import_node_zlib.crc32)(nameBytes))
    return utf8(unicode.subarray(5));
  return utf8(nameBytes) ?? fromCp437(nameBytes);
}
function utf8(bytes) {
  return $isUtf8(bytes) ? bytes.toString("utf8") : void 0;
}

// action/collect/zip/central-directory.ts
var ROW_BYTES = 46;
var ROW_SIGNATURE = 33639248;
var NARROW_FULL = 4294967295;
function readCentralDirectory(directory, expected) {
  const entries = [];
  let at = 0;
  while (at < directory.length) {
    if (at + ROW_BYTES > directory.length || directory.readUInt32LE(at) !== ROW_SIGNATURE)
      return refused2("ARTIFACTS_CORRUPT", `row ${entries.length + 1} of its central directory is not one`);
    const nameEnd = at + ROW_BYTES + directory.readUInt16LE(at + 28);
    const extraEnd = nameEnd + directory.readUInt16LE(at + 30);
    const rowEnd = extraEnd + directory.readUInt16LE(at + 32);
    if (rowEnd > directory.length)
      return refused2("ARTIFACTS_CORRUPT", `row ${entries.length + 1} of its central directory is cut off`);
    const nameBytes = directory.subarray(at + ROW_BYTES, nameEnd);
    const row = readRow(directory.subarray(at, at + ROW_BYTES), nameBytes, directory.subarray(nameEnd, extraEnd));
    if ("kind" in row) return row;
    entries.push(row);
    at = rowEnd;
  }
  if (entries.length !== expected)
    return refused2("ARTIFACTS_CORRUPT", `it announces ${expected} entries and lists ${entries.length}`);
  return { kind: "entries", entries };
}
function readRow(row, nameBytes, extra) {
  const flags = row.readUInt16LE(8);
  const name = entryName(nameBytes, flags, extra);
  if (name === void 0)
    return refused2(
      "ARTIFACTS_CORRUPT",
      `a name is marked as UTF-8 and is not (${printable(nameBytes.toString("latin1"))})`
    );
  const wide = readWide(row, extra);
  if (wide === void 0)
    return refused2("ARTIFACTS_CORRUPT", `${printable(name)} has a size or place that is missing from its zip64 field`);
  if (wide.disk !== 0)
    return refused2("ARTIFACTS_UNSUPPORTED", `${printable(name)} lies in another file of a divided archive`);
  const modifiedS = modificationTime(extra);
  return {
    name,
    nameBytes,
    flags,
    method: row.readUInt16LE(10),
    crc32: row.readUInt32LE(16),
    packedBytes: wide.packedBytes,
    sizeBytes: wide.sizeBytes,
    offset: wide.offset,
    mode: row.readUInt16LE(40),
    ...modifiedS === void 0 ? {} : { modifiedS }
  };
}
function readWide(row, extra) {
  const field = extraField(extra, EXTRA.zip64) ?? Buffer.alloc(0);
  let at = 0;
  let complete = true;
  const take = (narrow, full, bytes) => {
    if (narrow !== full) return narrow;
    if (at + bytes > field.length) {
      complete = false;
      return narrow;
    }
    const value = bytes === 8 ? readU64(field, at) : field.readUInt32LE(at);
    at += bytes;
    return value;
  };
  const sizeBytes = take(row.readUInt32LE(24), NARROW_FULL, 8);
  const packedBytes = take(row.readUInt32LE(20), NARROW_FULL, 8);
  const offset = take(row.readUInt32LE(42), NARROW_FULL, 8);
  const disk2 = take(row.readUInt16LE(34), 65535, 4);
  return complete ? { sizeBytes, packedBytes, offset, disk: disk2 } : void 0;
}
function modificationTime(extra) {
  const field = extraField(extra, EXTRA.timestamp);
  return field !== void 0 && field.length >= 5 && ((field[0] ?? 0) & 1) === 1 ? field.readInt32LE(1) : void 0;
}

// action/collect/zip/end-record.ts
var END_BYTES = 22;
var LOCATOR_BYTES = 20;
var END_SIGNATURE = 101010256;
var LOCATOR_SIGNATURE = 117853008;
var ZIP64_SIGNATURE = 101075792;
var ZIP64_RECORD_BYTES = 56;
var TAIL_BYTES = LOCATOR_BYTES + END_BYTES + 65535;
function findEndRecord(tail, tailOffset) {
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END_SIGNATURE || at + END_BYTES + tail.readUInt16LE(at + 20) !== tail.length)
      continue;
    const narrow = {
      entries: tail.readUInt16LE(at + 10),
      lengthBytes: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16)
    };
    const locatorAt = at - LOCATOR_BYTES;
    if (locatorAt >= 0 && tail.readUInt32LE(locatorAt) === LOCATOR_SIGNATURE) {
      if (tail.readUInt32LE(locatorAt + 4) !== 0 || tail.readUInt32LE(locatorAt + 16) > 1) return severalDisks();
      const recordOffset = readU64(tail, locatorAt + 8);
      if (recordOffset + ZIP64_RECORD_BYTES > tailOffset + locatorAt)
        return refused2("ARTIFACTS_CORRUPT", "its zip64 end record lies outside of it");
      return { kind: "zip64", recordOffset, narrow };
    }
    const disks = [tail.readUInt16LE(at + 4), tail.readUInt16LE(at + 6)];
    if (disks.some((disk2) => disk2 !== 0) || tail.readUInt16LE(at + 8) !== narrow.entries) return severalDisks();
    return placed(narrow, tailOffset + at);
  }
  return { kind: "missing" };
}
function readZip64Record(record, recordOffset, narrow) {
  if (record.readUInt32LE(0) !== ZIP64_SIGNATURE)
    return refused2("ARTIFACTS_CORRUPT", "its zip64 end record is not where it should be");
  const entries = readU64(record, 32);
  if (record.readUInt32LE(16) !== 0 || record.readUInt32LE(20) !== 0 || readU64(record, 24) !== entries)
    return severalDisks();
  const wide = { entries, lengthBytes: readU64(record, 40), offset: readU64(record, 48) };
  const agrees = (narrow.entries === 65535 || narrow.entries === wide.entries) && (narrow.lengthBytes === 4294967295 || narrow.lengthBytes === wide.lengthBytes) && (narrow.offset === 4294967295 || narrow.offset === wide.offset);
  if (!agrees) return refused2("ARTIFACTS_CORRUPT", "its two end records contradict each other");
  return placed(wide, recordOffset);
}
function placed(place2, endOffset) {
  if (place2.offset + place2.lengthBytes > endOffset)
    return refused2("ARTIFACTS_CORRUPT", "its central directory lies outside of it");
  return { kind: "directory", place: place2 };
}
function severalDisks() {
  return refused2("ARTIFACTS_UNSUPPORTED", "it is one part of an archive that is spread over several files");
}

// action/collect/zip/read-directory.ts
var MOST_DIRECTORY_BYTES = 128 * 1024 ** 2;
async function readDirectory(source, limits) {
  const end = await endRecord(source);
  if (end.kind === "missing") return notAZip(await source.read(0, Math.min(60, source.lengthBytes)));
  if (end.kind === "refused") return end;
  if (end.kind === "zip64") return refused2("ARTIFACTS_CORRUPT", "its zip64 end record points to another one");
  const { offset, lengthBytes, entries: expected } = end.place;
  if (expected > limits.maxEntries)
    return refused2(
      "ARTIFACTS_TOO_MANY_ENTRIES",
      `it has ${expected} entries, and at most ${limits.maxEntries} are accepted`
    );
  if (lengthBytes > MOST_DIRECTORY_BYTES)
    return refused2("ARTIFACTS_TOO_LARGE", `its table of contents takes ${lengthBytes} bytes`);
  const rows = readCentralDirectory(await source.read(offset, lengthBytes), expected);
  return rows.kind === "refused" ? rows : { kind: "directory", entries: rows.entries, offset };
}
async function endRecord(source) {
  const tailBytes = Math.min(TAIL_BYTES, source.lengthBytes);
  const tailOffset = source.lengthBytes - tailBytes;
  const found = findEndRecord(await source.read(tailOffset, tailBytes), tailOffset);
  if (found.kind !== "zip64") return found;
  const record = await source.read(found.recordOffset, ZIP64_RECORD_BYTES);
  return readZip64Record(record, found.recordOffset, found.narrow);
}
function notAZip(head) {
  if (head.length === 0) return refused2("ARTIFACTS_NOT_A_ZIP", "it is empty");
  if (head.subarray(0, 2).toString("latin1") === "PK")
    return refused2("ARTIFACTS_TRUNCATED", "it starts as a zip file does, but its end is missing");
  return refused2("ARTIFACTS_NOT_A_ZIP", `it starts with \`${printable(head.toString("latin1"))}\``);
}

// action/collect/fetch-archive.ts
async function fetchArchive(deps, order, signal) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await download(deps.files, order, signal);
      return await openArchive2(deps.files, order);
    } catch (error2) {
      await deps.files.remove(order.to);
      signal.throwIfAborted();
      const passing = isCoded(error2, "ARTIFACTS_TRUNCATED", "ARTIFACTS_DOWNLOAD_FAILED");
      const delayMs = passing ? nextDelayMs(deps.retry ?? READ_RETRY, attempt, deps.random()) : "stop";
      if (delayMs === "stop") throw error2;
      deps.log.warn("Download broke off; trying again", { archive: order.what, attempt, delayMs });
      await deps.clock.sleep(delayMs, signal);
    }
  }
}
async function download(files, order, signal) {
  const { what, limits } = order;
  const archive = await order.open(signal);
  const { lengthBytes } = archive;
  if (lengthBytes !== void 0 && lengthBytes > limits.maxArchiveBytes) {
    archive.body.destroy();
    throw tooLarge2(what, lengthBytes, limits);
  }
  let received = 0;
  const counter = new $Transform({
    transform(chunk, _encoding, done) {
      received += chunk.length;
      if (received > limits.maxArchiveBytes) done(tooLarge2(what, received, limits));
      else if (lengthBytes !== void 0 && received > lengthBytes) done(wrongLength(what, lengthBytes, "more"));
      else done(null, chunk);
    }
  });
  try {
    await $pipeline(archive.body, counter, files.create(order.to), { signal });
  } catch (error2) {
    signal.throwIfAborted();
    if (isCoded(error2) && error2.code.startsWith("ARTIFACTS_")) throw error2;
    if (lengthBytes !== void 0 && received < lengthBytes)
      throw wrongLength(what, lengthBytes, `only ${received}`, error2);
    throw new CodedError("ARTIFACTS_DOWNLOAD_FAILED", `Downloading ${what} broke off after ${received} bytes.`, {
      cause: error2
    });
  }
  if (lengthBytes !== void 0 && received !== lengthBytes) throw wrongLength(what, lengthBytes, `only ${received}`);
}
async function openArchive2(files, { to, what, limits }) {
  const file = await files.open(to);
  try {
    const directory = await readDirectory(file, limits);
    if (directory.kind === "refused") throw refusalError(directory, what);
    return { file, directory };
  } catch (error2) {
    await file.close();
    throw error2;
  }
}
function wrongLength(what, announced, got, cause) {
  return new CodedError(
    "ARTIFACTS_TRUNCATED",
    `Downloading ${what}: ${announced} bytes were announced and ${got} came.`,
    cause === void 0 ? {} : { cause }
  );
}
function tooLarge2(what, bytes, limits) {
  return new CodedError(
    "ARTIFACTS_TOO_LARGE",
    `Downloading ${what}: it has ${bytes} bytes or more, and at most ${limits.maxArchiveBytes} are accepted.`
  );
}

// action/collect/job-folders.ts
var import_node_crypto2 = __toESM(require_crypto(), 1);

// action/collect/entry-path.ts
var CONTROL = /[\u0000-\u001f\u007f]/;
var DRIVE = /^[A-Za-z]:/;
var WINDOWS_DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)/i;
var WINDOWS_FORBIDDEN = /[<>:"|?*]/;
function entryPath(name, platform2) {
  if (name === "") return unsafe("has an empty name");
  if (CONTROL.test(name)) return unsafe("has a control character in its name");
  if (/^[/\\]/.test(name)) return unsafe("has an absolute path");
  if (DRIVE.test(name)) return unsafe("has a drive letter");
  if (name.split(/[/\\]/).includes("..")) return unsafe("leads out of the folder by `..`");
  const separated = platform2 === "windows" ? name.replaceAll("\\", "/") : name;
  const segments = separated.split("/").filter((segment2) => segment2 !== "" && segment2 !== ".");
  if (platform2 === "windows") {
    const odd = segments.find((segment2) => !fitsWindows(segment2));
    if (odd !== void 0) return unsafe("has a name that Windows reserves or changes");
  }
  const isFolder = separated.endsWith("/") || separated.endsWith("/.") || separated === ".";
  if (segments.length === 0 && !isFolder) return unsafe("has an empty name");
  return { kind: "inside", path: segments.join("/"), isFolder };
}
function fitsWindows(segment2) {
  return !WINDOWS_DEVICE.test(segment2) && !WINDOWS_FORBIDDEN.test(segment2) && !/[. ]$/.test(segment2);
}
function unsafe(because) {
  return { kind: "unsafe", because };
}

// action/collect/manifest.ts
var MANIFEST_NAME = "sluice-artifacts.json";
var SCHEMA = "sluice/artifacts@1";
function manifestJob(job, folder, files) {
  const { id: id2, projectId, ref, sha, webUrl } = job.pipeline;
  return {
    folder,
    job: { id: job.id, name: job.name, stage: job.stage, webUrl: job.webUrl },
    pipeline: { id: id2, projectId, ref, sha, webUrl },
    files
  };
}
function writeManifest(jobs) {
  const inOrder = [...jobs].sort((a, b) => a.folder < b.folder ? -1 : 1);
  return `${JSON.stringify({ schema: SCHEMA, jobs: inOrder }, null, 2)}
`;
}
function readManifest(text2) {
  const data = parseJson2(text2);
  if (!isRecord(data) || data["schema"] !== SCHEMA || !Array.isArray(data["jobs"])) return void 0;
  const jobs = data["jobs"];
  return jobs.every(isManifestJob) ? jobs : void 0;
}
function isManifestJob(row) {
  if (!isRecord(row) || !isRecord(row["job"]) || !isRecord(row["pipeline"]) || !Array.isArray(row["files"]))
    return false;
  const { folder, job, pipeline } = row;
  const files = row["files"];
  return typeof folder === "string" && /^[^./\\:][^/\\:]*$/.test(folder) && hasFields(job, { id: "number", name: "string", stage: "string", webUrl: "string" }) && hasFields(pipeline, { id: "number", projectId: "number", ref: "string", sha: "string", webUrl: "string" }) && files.every((file) => hasFields(file, { path: "string", sizeBytes: "number", sha256: "string" }));
}
function hasFields(value, types) {
  return isRecord(value) && Object.entries(types).every(([key, type]) => typeof value[key] === type);
}
function isRecord(value) {
  return typeof value === "object" && value !== null;
}
function parseJson2(text2) {
  try {
    return JSON.parse(text2);
  } catch {
    return void 0;
  }
}

// action/collect/name-key.ts
function nameKey(name) {
  if (!/[^ -~]/.test(name)) return name.toLowerCase();
  return Array.from(name.normalize("NFC"), (char) => {
    const upper = char.toUpperCase();
    return Array.from(upper).length === 1 ? upper.toLowerCase() : char.toLowerCase();
  }).join("").normalize("NFC");
}

// action/collect/job-folders.ts
var LONGEST2 = 80;
var NOT_IN_A_NAME = /[^\p{L}\p{N}\p{M}._+@=-]+/gu;
function jobFolders(jobs) {
  const sameFolder = countBy(jobs, ({ name }) => nameKey(plainName(name)));
  const sameName = countBy(jobs, ({ name }) => name);
  const folders = /* @__PURE__ */ new Map();
  const taken = /* @__PURE__ */ new Set();
  for (const job of [...jobs].sort((a, b) => a.id - b.id)) {
    const plain = plainName(job.name);
    const isAlone = sameFolder.get(nameKey(plain)) === 1 && isUsable(plain);
    const mark = sameName.get(job.name) === 1 ? nameMark(job.name) : String(job.id);
    let folder = isAlone ? plain : `${plain || "job"}-${mark}`;
    while (taken.has(nameKey(folder))) folder = `${folder}-${job.id}`;
    taken.add(nameKey(folder));
    folders.set(job.id, folder);
  }
  return folders;
}
function plainName(name) {
  const words = name.normalize("NFC").replaceAll(NOT_IN_A_NAME, "-").replaceAll(/-{2,}/g, "-");
  return trimmed(Array.from(trimmed(words)).slice(0, LONGEST2).join(""));
}
function trimmed(text2) {
  return text2.replace(/^[-.]+/, "").replace(/[-.]+$/, "");
}
function isUsable(folder) {
  return folder !== "" && nameKey(folder) !== nameKey(MANIFEST_NAME) && entryPath(folder, "windows").kind === "inside";
}
function nameMark(name) {
  return (0, import_node_crypto2.createHash)("sha256").update(name).digest("hex").slice(0, 8);
}
function countBy(jobs, key) {
  const counts = /* @__PURE__ */ new Map();
  for (const job of jobs) counts.set(key(job), (counts.get(key(job)) ?? 0) + 1);
  return counts;
}

// action/collect/judge-target.ts
function judgeTarget({ earlier, taken, needed, projectIds }) {
  const isOurs = (row) => projectIds.has(row.pipeline.projectId);
  const replaced = earlier.filter(isOurs);
  const kept = earlier.filter((row) => !isOurs(row));
  const neededKeys = new Set(needed.map(nameKey));
  const clash = kept.find((row) => neededKeys.has(nameKey(row.folder)));
  if (clash !== void 0)
    return occupied(
      `${printable(clash.folder)} holds the artifacts of a job of the same name from another project, pipeline ${printable(clash.pipeline.webUrl)}; give each its own \`artifacts-path\``
    );
  const leaving = [];
  for (const { folder, files } of taken) {
    if (kept.some((row2) => row2.folder === folder)) continue;
    leaving.push(folder);
    if (files === void 0) return occupied(`${printable(folder)} stands there and is no folder`);
    const row = replaced.find((row2) => row2.folder === folder);
    const foreign = firstForeign(files, row);
    if (foreign !== void 0)
      return occupied(`${printable(`${folder}/${foreign.path}`)} stands there and was not put there by Sluice`);
  }
  return { kind: "target", kept, leaving };
}
function firstForeign(files, row) {
  const listed = new Map(row?.files.map((file) => [file.path, file]));
  return files.find((found) => {
    const file = listed.get(found.path);
    if (file === void 0) return true;
    return file.linkTo === void 0 ? found.kind !== "file" || found.sizeBytes !== file.sizeBytes : found.kind !== "link";
  });
}
function occupied(reason3) {
  return refused2("ARTIFACTS_TARGET_OCCUPIED", reason3);
}

// action/collect/limits.ts
var MIB = 1024 ** 2;
var GIB = 1024 ** 3;
var DEFAULT_LIMITS = {
  maxEntries: 1e5,
  maxArchiveBytes: 20 * GIB,
  maxEntryBytes: 10 * GIB,
  maxTotalBytes: 20 * GIB,
  maxRatio: 200,
  ratioFloorBytes: 64 * MIB
};

// action/collect/publish.ts
async function publish(files, { moves, removals }, staging) {
  const undo = [];
  const move = async (from, to) => {
    await files.move(from, to);
    undo.push({ from: to, to: from });
  };
  const setAside = async (path) => {
    if (await files.standing(path) !== void 0) await move(path, $join(staging.aside, String(undo.length)));
  };
  try {
    for (const path of removals) await setAside(path);
    for (const { from, to, replaces } of moves) {
      if (replaces === true) await setAside(to);
      else if (await files.standing(to) !== void 0)
        throw new CodedError(
          "ARTIFACTS_TARGET_OCCUPIED",
          `Cannot put ${printable(to)} there: something came meanwhile.`
        );
      await move(from, to);
    }
  } catch (error2) {
    const stuck = [];
    for (const { from, to } of undo.reverse()) {
      try {
        await files.move(from, to);
      } catch {
        stuck.push(to);
      }
    }
    if (stuck.length === 0) throw error2;
    staging.keep();
    throw new CodedError(
      "ARTIFACTS_WRITE_FAILED",
      `Could not put everything in place, nor put back ${stuck.map((path) => printable(path)).join(", ")}. What stood there before is kept in ${printable(staging.aside)}.`,
      { cause: error2 }
    );
  }
}

// shared/text/glob.ts
var import_picomatch = __toESM(require_picomatch2(), 1);
function globMatcher(patterns) {
  const options = { dot: true, nonegate: true, strictSlashes: true };
  const compile = (list) => list.length === 0 ? () => false : (0, import_picomatch.default)([...list], options);
  const wanted = patterns.filter((pattern) => !pattern.startsWith("!"));
  const unwanted = patterns.filter((pattern) => pattern.startsWith("!")).map((pattern) => pattern.slice(1));
  const included = wanted.length === 0 && unwanted.length > 0 ? () => true : compile(wanted);
  const excluded = compile(unwanted);
  return (name) => included(name) && !excluded(name);
}

// action/collect/job-glob.ts
function jobGlob(glob) {
  const patterns = alternatives(glob).map((pattern) => Array.from(pattern));
  return (name) => {
    const characters = Array.from(name);
    return patterns.some((pattern) => matches(pattern, characters));
  };
}
function alternatives(glob) {
  const found = /\{([^{}]*,[^{}]*)\}/.exec(glob);
  if (found === null) return [glob];
  const [before, after] = [glob.slice(0, found.index), glob.slice(found.index + found[0].length)];
  return (found[1] ?? "").split(",").flatMap((choice) => alternatives(before + choice.trim() + after));
}
function matches(pattern, name) {
  let [p, n, star, resume] = [0, 0, -1, 0];
  while (n < name.length) {
    if (pattern[p] === "*") {
      star = p;
      resume = n;
      p += 1;
    } else if (p < pattern.length && (pattern[p] === "?" || pattern[p] === name[n])) {
      p += 1;
      n += 1;
    } else if (star >= 0) {
      p = star + 1;
      resume += 1;
      n = resume;
    } else {
      return false;
    }
  }
  while (pattern[p] === "*") p += 1;
  return p === pattern.length;
}

// action/collect/select.ts
function chooseJobs(jobs, selectors) {
  const compiled = selectors.map((selector) => ({ selector, names: jobGlob(selector.job) }));
  const adding = compiled.filter(({ selector }) => !selector.exclude);
  const excluding = compiled.filter(({ selector }) => selector.exclude);
  const startsFromAll = adding.length === 0 && excluding.length > 0;
  const chosen = jobs.flatMap((job) => {
    if (job.archive === void 0) return [];
    const added = adding.filter(({ names: names2 }) => names2(job.name)).map(({ selector }) => selector.paths);
    const taken = excluding.filter(({ names: names2 }) => names2(job.name)).map(({ selector }) => selector.paths);
    if (added.length === 0 && !startsFromAll || taken.includes(void 0)) return [];
    return [{ job, wanted: pathFilter(startsFromAll ? [void 0] : added, taken) }];
  });
  const unmatched = jobs.length === 0 ? [] : adding.filter(({ names: names2 }) => !jobs.some((job) => names2(job.name)));
  return { chosen, unmatched: unmatched.map(({ selector }) => selector) };
}
function pathFilter(added, taken) {
  const globs = (list) => list.filter((paths) => paths !== void 0).map((paths) => paths.replace(/\/+$/, "")).flatMap((paths) => [paths, `${paths}/**`]);
  const isAdded = added.includes(void 0) ? () => true : globMatcher(globs(added));
  const isTaken = globMatcher(globs(taken));
  return (path) => isAdded(path) && !isTaken(path);
}

// action/collect/staging.ts
var PREFIX = ".sluice-";
async function withStaging(files, into, act) {
  const target = await files.realPath(into) ?? into;
  const standing = await files.standing(target);
  if (standing !== void 0 && standing !== "folder")
    throw new CodedError("ARTIFACTS_TARGET_OCCUPIED", `Cannot put artifacts into ${printable(into)}: it is no folder.`);
  const parent = standing === "folder" ? target : $dirname(target);
  const outermostMade = await files.makeFolder(parent);
  let place2;
  let isKept = false;
  const keep = () => {
    isKept = true;
  };
  try {
    place2 = await files.makeOwnFolder($join(parent, PREFIX));
    const [ready, archives, aside] = [$join(place2, "ready"), $join(place2, "archives"), $join(place2, "aside")];
    for (const folder of [ready, archives, aside]) files.makeFolderNow(folder);
    const done = await act({ target, targetExists: standing === "folder", ready, archives, aside, keep });
    await cleanUp(files, { place: place2, parent, outermostMade: void 0 });
    return done;
  } catch (error2) {
    if (!isKept) await cleanUp(files, { place: place2, parent, outermostMade });
    throw error2;
  }
}
async function cleanUp(files, made) {
  const { place: place2, parent, outermostMade } = made;
  try {
    if (place2 !== void 0) await files.remove(place2);
    if (outermostMade !== void 0) await removeEmptyUpTo(files, parent, outermostMade);
  } catch {
  }
}
async function removeEmptyUpTo(files, from, outermost) {
  for (let at = from; at.length >= outermost.length && at !== $dirname(at); at = $dirname(at))
    await files.removeIfEmpty(at);
}

// action/collect/unpack-archive.ts
var import_node_crypto4 = __toESM(require_crypto(), 1);

// action/collect/judge-link.ts
var LONGEST_TARGET_BYTES = 4095;
var CONTROL2 = /[\u0000-\u001f\u007f]/;
function judgeLink(path, target) {
  if (target === "") return "points nowhere";
  if (CONTROL2.test(target)) return "has a control character in its target";
  if (/^[/\\]/.test(target) || /^[A-Za-z]:/.test(target)) return `points to the absolute path ${printable(target)}`;
  const segments = target.split(/[/\\]/).filter((segment2) => segment2 !== "" && segment2 !== ".");
  const firstName = segments.findIndex((segment2) => segment2 !== "..");
  const climbs = firstName === -1 ? segments.length : firstName;
  if (segments.indexOf("..", climbs) !== -1) return `climbs again after a name in its target ${printable(target)}`;
  const depth = path.split("/").length - 1;
  return climbs > depth ? `leads out of the folder, to ${printable(target)}` : void 0;
}

// action/collect/zip/local-header.ts
var SIGNATURE = 67324752;
var NARROW_FULL2 = 4294967295;
function localTailBytes(header) {
  return header.readUInt32LE(0) === SIGNATURE ? header.readUInt16LE(26) + header.readUInt16LE(28) : void 0;
}
function localDisagreement(header, tail, entry) {
  const nameLength = header.readUInt16LE(26);
  if (!tail.subarray(0, nameLength).equals(entry.nameBytes)) return "its name";
  if (header.readUInt16LE(8) !== entry.method) return "its compression method";
  const flags = header.readUInt16LE(6);
  if (((flags ^ entry.flags) & FLAG.encrypted) !== 0) return "whether it is encrypted";
  const zip64 = extraField(tail.subarray(nameLength), EXTRA.zip64);
  const wide = (narrow, at) => narrow === NARROW_FULL2 && zip64 !== void 0 && zip64.length >= at + 8 ? readU64(zip64, at) : narrow;
  const local = {
    crc32: header.readUInt32LE(14),
    packedBytes: wide(header.readUInt32LE(18), 8),
    sizeBytes: wide(header.readUInt32LE(22), 0)
  };
  const unknown2 = (value) => (flags & FLAG.sizesFollow) !== 0 && (value === 0 || value === NARROW_FULL2);
  if (!unknown2(local.crc32) && local.crc32 !== entry.crc32) return "its CRC";
  if (!unknown2(local.packedBytes) && local.packedBytes !== entry.packedBytes) return "its packed size";
  if (!unknown2(local.sizeBytes) && local.sizeBytes !== entry.sizeBytes) return "its size";
  return void 0;
}
function leastEnd(entry) {
  return entry.offset + LOCAL_HEADER_BYTES + entry.nameBytes.length + entry.packedBytes;
}

// action/collect/judge-sizes.ts
function judgeLayout(entries, directoryOffset) {
  const inOrder = [...entries].sort((a, b) => a.offset - b.offset);
  for (const [index, entry] of inOrder.entries()) {
    const end = leastEnd(entry);
    const next = inOrder[index + 1];
    if (next !== void 0 && end > next.offset)
      return refused2(
        "ARTIFACTS_BOMB",
        `the data of \`${printable(entry.name)}\` and \`${printable(next.name)}\` overlap`
      );
    if (end > directoryOffset)
      return refused2("ARTIFACTS_CORRUPT", `the data of \`${printable(entry.name)}\` would lie outside of it`);
  }
  return void 0;
}
function judgeSizes(chosen, limits) {
  let [packed, size] = [0, 0];
  for (const { path, entry } of chosen) {
    if (isBomb(entry.sizeBytes, entry.packedBytes, limits))
      return refused2("ARTIFACTS_BOMB", `\`${printable(path)}\` ${blowUp(entry.sizeBytes, entry.packedBytes)}`);
    if (entry.sizeBytes > limits.maxEntryBytes)
      return refused2(
        "ARTIFACTS_TOO_LARGE",
        `\`${printable(path)}\` unpacks to ${entry.sizeBytes} bytes, and at most ${limits.maxEntryBytes} are accepted`
      );
    packed += entry.packedBytes;
    size += entry.sizeBytes;
  }
  if (isBomb(size, packed, limits)) return refused2("ARTIFACTS_BOMB", `it ${blowUp(size, packed)}`);
  if (size > limits.maxTotalBytes)
    return refused2(
      "ARTIFACTS_TOO_LARGE",
      `it unpacks to ${size} bytes, and at most ${limits.maxTotalBytes} are accepted`
    );
  return void 0;
}
function isBomb(sizeBytes, packedBytes, limits) {
  return sizeBytes > limits.ratioFloorBytes && sizeBytes > limits.maxRatio * packedBytes;
}
function blowUp(sizeBytes, packedBytes) {
  return `unpacks from ${packedBytes} to ${sizeBytes} bytes, more than any real file does`;
}

// action/collect/judge-entries.ts
var TYPE_BITS = 61440;
var TYPES = { 32768: "file", 16384: "folder", 40960: "link" };
function judgeEntries(order) {
  const { entries, limits, platform: platform2, wanted } = order;
  if (entries.length > limits.maxEntries)
    return refused2(
      "ARTIFACTS_TOO_MANY_ENTRIES",
      `it has ${entries.length} entries, and at most ${limits.maxEntries} are accepted`
    );
  const chosen = [];
  for (const entry of entries) {
    const placed2 = place(entry, platform2);
    if ("code" in placed2) return placed2;
    if (placed2.path !== "" && wanted(placed2.path)) chosen.push(placed2);
  }
  const wrong = judgeLayout(entries, order.directoryOffset) ?? firstRefusal(chosen, judgeData) ?? judgeSizes(chosen, limits);
  if (wrong !== void 0) return wrong;
  const folders = judgeNames(chosen);
  if ("code" in folders) return folders;
  const files = chosen.filter(({ kind }) => kind === "file").sort((a, b) => a.entry.offset - b.entry.offset);
  const links = chosen.filter(({ kind }) => kind === "link");
  return { kind: "plan", folders, files, links, totalBytes: totalBytes(chosen) };
}
function place(entry, platform2) {
  const shown2 = printable(entry.name);
  const judged = entryPath(entry.name, platform2);
  if (judged.kind === "unsafe") return refused2("ARTIFACTS_UNSAFE_PATH", `the entry \`${shown2}\` ${judged.because}`);
  const typeBits = entry.mode & TYPE_BITS;
  const byMode = typeBits === 0 ? void 0 : TYPES[typeBits];
  if (typeBits !== 0 && byMode === void 0)
    return refused2("ARTIFACTS_UNSAFE_TYPE", `the entry \`${shown2}\` is a device, a pipe or a socket`);
  const kind = byMode ?? (judged.isFolder ? "folder" : "file");
  if (judged.isFolder && kind !== "folder")
    return refused2("ARTIFACTS_UNSAFE_TYPE", `the entry \`${shown2}\` is a folder by its name and a ${kind} by its mode`);
  if (kind === "folder" && entry.sizeBytes > 0)
    return refused2("ARTIFACTS_CORRUPT", `the folder \`${shown2}\` has content of its own`);
  if (kind === "link" && entry.sizeBytes > LONGEST_TARGET_BYTES)
    return refused2("ARTIFACTS_UNSAFE_LINK", `the link \`${shown2}\` has a target of ${entry.sizeBytes} bytes`);
  return { kind, path: judged.path, entry };
}
function judgeData({ entry, path, kind }) {
  const { flags, method } = entry;
  if ((flags & (FLAG.encrypted | FLAG.strongEncryption | FLAG.masked)) !== 0)
    return refused2("ARTIFACTS_ENCRYPTED", `the entry \`${printable(path)}\` is encrypted`);
  if (kind === "folder") return void 0;
  if (method !== METHOD.stored && method !== METHOD.deflated)
    return refused2("ARTIFACTS_UNSUPPORTED", `the entry \`${printable(path)}\` is packed by method ${method}`);
  if (method === METHOD.stored && entry.packedBytes !== entry.sizeBytes)
    return refused2("ARTIFACTS_CORRUPT", `the stored entry \`${printable(path)}\` has two different sizes`);
  return void 0;
}
function judgeNames(chosen) {
  const taken = /* @__PURE__ */ new Map();
  for (const { path, kind } of chosen) {
    const key = nameKey(path);
    const there = taken.get(key);
    if (there === void 0) taken.set(key, { path, kind });
    else if (there.path !== path || kind !== "folder" || there.kind !== "folder") return collision(there.path, path);
  }
  const folders = /* @__PURE__ */ new Set();
  for (const { path, kind } of chosen) {
    if (kind === "folder") folders.add(path);
    for (let at = path.lastIndexOf("/"); at > 0; at = path.lastIndexOf("/", at - 1)) {
      const above = path.slice(0, at);
      const there = taken.get(nameKey(above));
      if (there?.kind === "link")
        return refused2(
          "ARTIFACTS_UNSAFE_LINK",
          `the entry \`${printable(path)}\` would be written through the link \`${printable(there.path)}\``
        );
      if (there !== void 0 && (there.kind !== "folder" || there.path !== above)) return collision(there.path, path);
      if (folders.has(above) && there !== void 0) break;
      taken.set(nameKey(above), { path: above, kind: "folder" });
      folders.add(above);
    }
  }
  return [...folders].sort((a, b) => a.split("/").length - b.split("/").length);
}
function collision(first, second) {
  const same = first === second ? "twice" : `beside \`${printable(second)}\``;
  return refused2("ARTIFACTS_NAME_COLLISION", `it has \`${printable(first)}\` ${same}, which cannot both be unpacked`);
}
function firstRefusal(chosen, judge2) {
  for (const placed2 of chosen) {
    const wrong = judge2(placed2);
    if (wrong !== void 0) return wrong;
  }
  return void 0;
}
function totalBytes(chosen) {
  return chosen.reduce((sum, { entry }) => sum + entry.sizeBytes, 0);
}

// action/collect/unpack-entry.ts
var import_node_crypto3 = __toESM(require_crypto(), 1);
var import_node_zlib2 = __toESM(require_zlib(), 1);
var SMALL_PACKED_BYTES = 1024 ** 2;
var SMALL_BYTES = 4 * 1024 ** 2;
var CHUNK_BYTES = 256 * 1024;
var ANY_EXECUTE_BIT = 73;
async function enterEntry(cursor, { path, entry }, what) {
  if (entry.offset < cursor.position)
    throw refusalError(
      refused2("ARTIFACTS_BOMB", `the data of \`${printable(path)}\` and of the one before it overlap`),
      what
    );
  await cursor.moveTo(entry.offset);
  const header = await cursor.take(LOCAL_HEADER_BYTES);
  const tailBytes = header === void 0 ? void 0 : localTailBytes(header);
  const tail = tailBytes === void 0 ? void 0 : await cursor.take(tailBytes);
  if (header === void 0 || tail === void 0)
    throw corrupt(what, path, "has no header where the table of contents says");
  const differs = localDisagreement(header, tail, entry);
  if (differs !== void 0)
    throw corrupt(
      what,
      path,
      `is described in two ways: the table of contents and its own header differ in ${differs}`
    );
}
async function unpackWhole(cursor, { path, entry }, what) {
  const packed = await cursor.take(entry.packedBytes);
  if (packed === void 0) throw corrupt(what, path, "runs past the end of the data");
  const bytes = entry.method === METHOD.stored ? packed : inflate(packed, entry.sizeBytes, what, path);
  if (bytes.length !== entry.sizeBytes || (0, import_node_zlib2.crc32)(bytes) !== entry.crc32) throw differentContent(what, path);
  return bytes;
}
function isSmall({ entry }) {
  return entry.packedBytes <= SMALL_PACKED_BYTES && entry.sizeBytes <= SMALL_BYTES;
}
async function unpackFile(files, cursor, planned, to, what, signal) {
  const { entry, path } = planned;
  const attributes = {
    executable: (entry.mode & ANY_EXECUTE_BIT) !== 0,
    ...entry.modifiedS === void 0 ? {} : { modifiedS: entry.modifiedS }
  };
  const hash = (0, import_node_crypto3.createHash)("sha256");
  if (isSmall(planned)) {
    const bytes = await unpackWhole(cursor, planned, what);
    files.writeNow(to, bytes, attributes);
    return hash.update(bytes).digest("hex");
  }
  let [size, crc] = [0, 0];
  const check = new $Transform({
    transform(chunk, _encoding, done) {
      size += chunk.length;
      if (size > entry.sizeBytes) return done(differentContent(what, path));
      crc = (0, import_node_zlib2.crc32)(chunk, crc);
      hash.update(chunk);
      return done(null, chunk);
    }
  });
  const packed = $Readable.from(cursor.pieces(entry.packedBytes), { objectMode: false, highWaterMark: CHUNK_BYTES });
  const target = files.create(to, attributes);
  if (entry.method === METHOD.stored) {
    await $pipeline(packed, check, target, { signal });
  } else {
    const inflating = (0, import_node_zlib2.createInflateRaw)({ chunkSize: CHUNK_BYTES });
    try {
      await $pipeline(packed, inflating, check, target, { signal });
    } catch (error2) {
      throw isZlib(error2) ? corrupt(what, path, "cannot be unpacked", error2) : error2;
    }
    if (inflating.bytesWritten !== entry.packedBytes) throw differentContent(what, path);
  }
  if (size !== entry.sizeBytes || crc !== entry.crc32) throw differentContent(what, path);
  return hash.digest("hex");
}
function inflate(packed, sizeBytes, what, path) {
  try {
    const done = (0, import_node_zlib2.inflateRawSync)(packed, { maxOutputLength: Math.max(1, sizeBytes), info: true });
    if (done.engine.bytesWritten !== packed.length) throw differentContent(what, path);
    return done.buffer;
  } catch (error2) {
    if (nodeCode(error2) === "ERR_BUFFER_TOO_LARGE") throw differentContent(what, path);
    throw isZlib(error2) ? corrupt(what, path, "cannot be unpacked", error2) : error2;
  }
}
function isZlib(error2) {
  return nodeCode(error2)?.startsWith("Z_") === true;
}
function differentContent(what, path) {
  return corrupt(what, path, "holds other content than its size and CRC say");
}
function corrupt(what, path, why, cause) {
  return refusalError(refused2("ARTIFACTS_CORRUPT", `\`${printable(path)}\` ${why}`), what, cause);
}

// action/collect/zip/byte-cursor.ts
var WORTH_SKIPPING_BYTES = 256 * 1024;
var ByteCursor = class {
  #source;
  #end;
  #pieces;
  #held = Buffer.alloc(0);
  #position = 0;
  /** @param end where reading stops at the latest */
  constructor(source, end) {
    this.#source = source;
    this.#end = end;
  }
  /** Where the next byte comes from. */
  get position() {
    return this.#position;
  }
  /** Moves forwards to `offset`. */
  async moveTo(offset) {
    const gap = offset - this.#position;
    if (gap > this.#held.length + WORTH_SKIPPING_BYTES || this.#pieces === void 0) {
      await this.close();
      this.#position = offset;
      this.#pieces = this.#source.stream(offset, this.#end)[Symbol.asyncIterator]();
      return;
    }
    for await (const _dropped of this.pieces(gap)) ;
  }
  /** Exactly the next `length` bytes in one piece; undefined when the stream ends before. */
  async take(length) {
    while (this.#held.length < length) {
      const more = await this.#pieces?.next();
      if (more === void 0 || more.done === true) return void 0;
      this.#held = this.#held.length === 0 ? more.value : Buffer.concat([this.#held, more.value]);
    }
    return this.#cut(length);
  }
  /** The next `length` bytes in pieces as they come; fewer when the stream ends before. */
  async *pieces(length) {
    for (let left = length; left > 0; ) {
      if (this.#held.length === 0) {
        const more = await this.#pieces?.next();
        if (more === void 0 || more.done === true) return;
        this.#held = more.value;
      }
      const piece = this.#cut(Math.min(left, this.#held.length));
      left -= piece.length;
      yield piece;
    }
  }
  /** Lets go of the source's stream. */
  async close() {
    this.#held = Buffer.alloc(0);
    await this.#pieces?.return?.();
    this.#pieces = void 0;
  }
  #cut(length) {
    const piece = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    this.#position += length;
    return piece;
  }
};

// action/collect/unpack-archive.ts
async function unpackArchive(files, order, signal) {
  const { archive, what, root } = order;
  const { entries, offset: directoryOffset } = archive.directory;
  const plan = judgeEntries({ ...order, entries, directoryOffset, platform: files.platform });
  if (plan.kind === "refused") throw refusalError(plan, what);
  const links = await readLinks(order, plan.links, signal);
  order.onJudged?.(plan.totalBytes);
  for (const folder of plan.folders) files.makeFolderNow($join(root, folder));
  const extracted = [];
  const cursor = new ByteCursor(archive.file, directoryOffset);
  try {
    for (const planned of plan.files) {
      signal.throwIfAborted();
      await enterEntry(cursor, planned, what);
      const sha256 = await unpackFile(files, cursor, planned, $join(root, planned.path), what, signal);
      extracted.push({ path: planned.path, sizeBytes: planned.entry.sizeBytes, sha256 });
    }
  } catch (error2) {
    signal.throwIfAborted();
    throw error2;
  } finally {
    await cursor.close();
  }
  for (const link of links) {
    await files.makeLink($join(root, link.path), link.linkTo);
    extracted.push(link);
  }
  return extracted.sort((a, b) => a.path < b.path ? -1 : 1);
}
async function readLinks({ archive, what }, links, signal) {
  const read = [];
  for (const planned of links) {
    signal.throwIfAborted();
    const end = Math.min(archive.directory.offset, leastEnd(planned.entry) + 65535);
    const cursor = new ByteCursor(archive.file, end);
    try {
      await enterEntry(cursor, planned, what);
      const bytes = await unpackWhole(cursor, planned, what);
      const linkTo = bytes.toString("utf8");
      const wrong = $isUtf8(bytes) ? judgeLink(planned.path, linkTo) : "has a target that is not UTF-8";
      if (wrong !== void 0)
        throw refusalError(refused2("ARTIFACTS_UNSAFE_LINK", `the link \`${printable(planned.path)}\` ${wrong}`), what);
      const sha256 = (0, import_node_crypto4.createHash)("sha256").update(bytes).digest("hex");
      read.push({ path: planned.path, sizeBytes: bytes.length, sha256, linkTo });
    } finally {
      await cursor.close();
    }
  }
  return read;
}

// action/collect/collect.ts
var AT_A_TIME = 3;
async function collect2(deps, order, signal) {
  const { chosen, unmatched } = chooseJobs(order.jobs, order.selectors);
  if (order.selectors.length === 0) return { path: order.into, files: [], jobs: 0 };
  for (const { text: text2 } of unmatched) deps.log.warn("No job has a name that this selector matches", { selector: text2 });
  if (chosen.length === 0) throw nothingThere(order);
  return await withStaging(deps.files, order.into, async (staging) => {
    const folders = jobFolders(order.jobs);
    const folderOf = (job) => folders.get(job.id) ?? String(job.id);
    const target = await lookAtTarget(deps, order, staging, chosen, folderOf);
    const limits = { ...DEFAULT_LIMITS, ...order.limits };
    const budget = { leftBytes: limits.maxTotalBytes };
    const rows = await bounded(chosen, AT_A_TIME, signal, async (one, index, signal2) => {
      const place2 = { archive: $join(staging.archives, `${index}.zip`), root: $join(staging.ready, folderOf(one.job)) };
      const files = await collectOne(deps, one, place2, limits, budget, signal2);
      return manifestJob(one.job, folderOf(one.job), files);
    });
    const brought = rows.filter(({ files }) => files.length > 0);
    if (brought.length === 0) throw nothingThere(order);
    for (const { folder, files } of rows) if (files.length === 0) await deps.files.remove($join(staging.ready, folder));
    signal.throwIfAborted();
    await appear(deps, staging, brought, target);
    return { path: order.into, files: brought.flatMap(collectedFiles), jobs: brought.length };
  });
}
async function collectOne(deps, { job, wanted }, place2, limits, budget, signal) {
  const what = `the archive of job ${printable(job.name)} (${job.id})`;
  const fetching = { open: (signal2) => deps.open(job, signal2), to: place2.archive, what, limits };
  const archive = await fetchArchive(deps, fetching, signal);
  try {
    deps.files.makeFolderNow(place2.root);
    const onJudged = (bytes) => {
      budget.leftBytes -= bytes;
      if (budget.leftBytes < 0)
        throw new CodedError(
          "ARTIFACTS_TOO_LARGE",
          `Cannot extract ${what}: with it, all archives together unpack to more than ${limits.maxTotalBytes} bytes.`
        );
    };
    const files = await unpackArchive(
      deps.files,
      { archive, what, root: place2.root, wanted, limits, onJudged },
      signal
    );
    deps.log.info("Unpacked artifacts", { job: printable(job.name), files: files.length });
    return files;
  } finally {
    await archive.file.close();
    await deps.files.remove(place2.archive);
  }
}
async function lookAtTarget({ files }, { into }, { target, targetExists }, chosen, folderOf) {
  if (!targetExists) return { kind: "target", kept: [], leaving: [], manifest: void 0 };
  const text2 = await files.readText($join(target, MANIFEST_NAME));
  const earlier = text2 === void 0 ? [] : readManifest(text2);
  if (earlier === void 0) throw occupied2(into, `its ${MANIFEST_NAME} was not written by this version of Sluice`);
  const needed = chosen.map(({ job }) => folderOf(job));
  const taken = [];
  for (const folder of /* @__PURE__ */ new Set([...needed, ...earlier.map((row) => row.folder)])) {
    const path = $join(target, folder);
    const standing = await files.standing(path);
    if (standing === void 0) continue;
    taken.push({ folder, files: standing === "folder" ? await files.filesBelow(path) : void 0 });
  }
  const projectIds = new Set(chosen.map(({ job }) => job.pipeline.projectId));
  const plan = judgeTarget({ earlier, taken, needed, projectIds });
  if (plan.kind === "refused") throw occupied2(into, plan.reason);
  return { ...plan, manifest: text2 };
}
async function appear({ files }, staging, brought, { kept, leaving, manifest }) {
  const { target, targetExists, ready } = staging;
  if (targetExists && await files.readText($join(target, MANIFEST_NAME)) !== manifest)
    throw occupied2(target, "another run of Sluice has changed it meanwhile");
  files.writeNow($join(ready, MANIFEST_NAME), Buffer.from(writeManifest([...kept, ...brought])));
  const at = (name) => ({ from: $join(ready, name), to: $join(target, name) });
  const moves = targetExists ? [...brought.map(({ folder }) => at(folder)), { ...at(MANIFEST_NAME), replaces: true }] : [{ from: ready, to: target }];
  const removals = leaving.map((folder) => $join(target, folder));
  await publish(files, { moves, removals }, staging);
}
function collectedFiles({ folder, job, files }) {
  return files.map((file) => ({ ...file, path: `${folder}/${file.path}`, job: job.name, jobId: job.id }));
}
function nothingThere({ jobs, selectors }) {
  const asked = selectors.map(({ text: text2 }) => printable(text2)).join(", ");
  const having = jobs.filter(({ archive }) => archive !== void 0).map(({ name }) => printable(name));
  const have = having.length === 0 ? "No job has an archive" : `Jobs with an archive: ${having.slice(0, 20).join(", ")}`;
  return new CodedError("ARTIFACTS_MISSING", `Found no artifact for \`${asked}\`. ${have}.`);
}
function occupied2(into, reason3) {
  return new CodedError("ARTIFACTS_TARGET_OCCUPIED", `Cannot put artifacts into ${printable(into)}: ${reason3}.`);
}

// action/watch/cannot-read.ts
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

// action/watch/first-that-reads.ts
var FirstThatReads = class {
  #readers;
  /** @param readers at least one */
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

// action/bring-back.ts
async function bringBack({ gitlab, host, files, clock, random: random2 }, { pipeline, readers, selectors, into, ifNone }, heardJobs, signal) {
  const { id: id2, projectId } = pipeline;
  const first = new FirstThatReads(readers);
  const jobs = await first.read((credential) => listPipelineJobs(gitlab, credential, projectId, id2, {}, signal));
  heardJobs(jobs);
  const open2 = async (job, until) => {
    try {
      return await first.read((credential) => openJobArchive(gitlab, credential, projectId, job.id, until));
    } catch (error2) {
      throw isCoded(error2, "GITLAB_NOT_FOUND") ? gone(job, error2) : error2;
    }
  };
  try {
    const collected = await collect2({ open: open2, files, clock, random: random2, log: host.log }, { jobs, selectors, into }, signal);
    show(host, collected);
    return collected;
  } catch (error2) {
    if (!isCoded(error2, "ARTIFACTS_MISSING") || ifNone === "fail") throw error2;
    const text2 = `${error2.message} \`if-no-artifacts\` is ${ifNone}, so the step goes on.`;
    if (ifNone === "warn") host.warning(text2);
    else host.line(text2);
    return void 0;
  }
}
function gone(job, cause) {
  const message = `The archive of job ${printable(job.name)} (${job.id}) is gone: GitLab lists it and answers 404 to its download.`;
  return new CodedError("ARTIFACTS_GONE", message, { cause });
}
function show(host, { files, jobs, path }) {
  const close = host.section(`${counted(files.length, "file")} of ${counted(jobs, "job")} in ${printable(path)}`);
  for (const file of [...files].sort((one, other) => one.path < other.path ? -1 : 1))
    host.line(`  ${printable(file.path)} (${counted(file.sizeBytes, "byte")})`, "dim");
  close();
}

// action/plan/in-the-clear.ts
var IN_THE_CLEAR = "`host` is http, so tokens travel unencrypted. Write https:// where the server has it, and change the tokens once it does.";
function sendsInTheClear(server) {
  const url = URL.parse(server);
  if (url?.protocol !== "http:") return false;
  return !/^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
}

// action/watch/ladder.ts
function ladderOf(readers) {
  return readers.flatMap(
    (credential) => credential.kind === "job-token" ? [
      { credential, by: "pipeline" },
      { credential, by: "jobs" }
    ] : [{ credential, by: "pipeline" }]
  );
}
function credentialText(credential) {
  switch (credential.kind) {
    case "access-token":
      return "the access token";
    case "job-token":
      return "the job token";
    case "anonymous":
      return "no token";
  }
}
function rungText(rung) {
  const how = rung.credential.kind === "anonymous" ? "without a token" : `with ${credentialText(rung.credential)}`;
  return rung.by === "jobs" ? `${how}, through the pipeline's jobs` : how;
}

// action/plan/plan.ts
var OUTAGE_BUDGET_MS = 10 * 6e4;
function planRun(inputs) {
  const { project, ref, variables, artifacts: artifacts2 } = inputs;
  const trigger2 = {
    project,
    ref,
    credential: inputs.trigger,
    ...Object.keys(variables).length > 0 ? { variables } : {},
    ...Object.keys(inputs.inputs).length > 0 ? { inputs: inputs.inputs } : {}
  };
  if (!inputs.wait) return { trigger: trigger2 };
  const watch2 = {
    timeoutMs: inputs.timeoutMs,
    ...inputs.pollIntervalMs === void 0 ? {} : { pollIntervalMs: inputs.pollIntervalMs },
    outageBudgetMs: OUTAGE_BUDGET_MS
  };
  if (artifacts2.length === 0) return { trigger: trigger2, watch: watch2 };
  return {
    trigger: trigger2,
    watch: watch2,
    collect: { selectors: artifacts2, into: inputs.artifactsPath, ifNone: inputs.ifNoArtifacts }
  };
}
function planText(plan, inputs) {
  const { project, ref, credential } = plan.trigger;
  const token = credential.kind === "trigger-token" ? "the trigger token" : "the job token";
  return [
    `Trigger a pipeline of ${printable(String(project))} at ref ${printable(ref)} on ${printable(inputs.host)} with ${token}.`,
    ...names("variables", plan.trigger.variables),
    ...names("inputs", plan.trigger.inputs),
    plan.watch === void 0 ? "Do not wait for it." : `Wait for it for up to ${formatDuration(plan.watch.timeoutMs)}, looking ${inputs.readers.map((credential2) => rungText({ credential: credential2, by: "pipeline" })).join(", else ")}.`,
    ...plan.collect === void 0 ? [] : [`Bring back ${artifactsText(plan.collect.selectors)} to ${printable(plan.collect.into)}.`]
  ];
}
function artifactsText(selectors) {
  const texts = selectors.map(({ text: text2 }) => printable(text2, 80));
  return texts.join() === "true" ? "the artifacts of every job" : `artifacts of ${texts.join(", ")}`;
}
function names(what, values) {
  const given2 = Object.keys(values ?? {});
  return given2.length === 0 ? [] : [`  ${what}: ${given2.map((name) => printable(name, 80)).join(", ")}`];
}

// action/report/besides.ts
async function besides(host, what, act) {
  try {
    await act();
  } catch (error2) {
    host.warning(`${what}: ${oneLine(error2)}`);
  }
}

// action/report/failed-jobs.ts
function failedJobs(jobs) {
  return jobs.filter((job) => job.status === "failed" && !job.allowFailure);
}
function forgivenJobs(jobs) {
  return jobs.filter((job) => job.status === "failed" && job.allowFailure);
}
function manualJobs(jobs) {
  return jobs.filter((job) => job.status === "manual" && !job.allowFailure);
}
function namesText(jobs, most = 5) {
  const names2 = jobs.slice(0, most).map(
    ({ name, failureReason }) => printable(name, 100) + (failureReason === void 0 ? "" : ` (${printable(failureReason, 80)})`)
  );
  const rest = jobs.length - names2.length;
  return rest > 0 ? `${names2.join(", ")} and ${rest} more` : names2.join(", ");
}

// action/report/closing-line.ts
function closingLine(ending) {
  const { outcome, pipeline } = ending;
  const url = pipeline === void 0 ? "" : `: ${printable(pipeline.webUrl)}`;
  const subject = pipeline === void 0 ? "The pipeline" : `Pipeline ${pipeline.id}`;
  const after = ending.waitedMs === void 0 ? "" : ` after ${formatDuration(ending.waitedMs)}`;
  const jobs = ending.jobs ?? [];
  switch (outcome.kind) {
    case "triggered":
      return `${subject} is triggered; nobody waits for it${url}`;
    case "succeeded":
      return `${subject} succeeded${after}${forgiven(ending)}${artifacts(ending)}${url}`;
    case "failed": {
      const failed2 = failedJobs(jobs);
      const why = failed2.length === 0 ? "" : `; failed: ${namesText(failed2)}`;
      return `${subject} failed${after}${why}${artifacts(ending)}${url}`;
    }
    case "canceled":
      return `${subject} was canceled${after}${artifacts(ending)}${url}`;
    case "skipped":
      return `${subject} was skipped: none of its jobs ran${url}`;
    case "blocked": {
      const manual = manualJobs(jobs);
      const by = manual.length === 0 ? "a manual job" : namesText(manual);
      return `${subject} is blocked${after}: a person has to start ${by}${url}`;
    }
    case "timed-out":
      return `${subject} was still ${statusNow(ending)} when \`timeout\` was over${after}; it runs on${url}`;
    case "interrupted":
      return `The step was stopped${after}. ${ending.cancellation ?? "No pipeline was left running by it."}`;
    case "error":
      return pipeline === void 0 ? `The step failed with ${outcome.error.code}; no pipeline is known to have been created by it.` : `The step failed with ${outcome.error.code}; pipeline ${pipeline.id} was ${statusNow(ending)} when last seen${url}`;
  }
}
function statusNow({ pipeline }) {
  return pipeline === void 0 ? "unknown" : printable(statusText(pipeline.status), 60);
}
function forgiven({ jobs = [] }) {
  const names2 = forgivenJobs(jobs);
  return names2.length === 0 ? "" : ` (allowed to fail, and failed: ${namesText(names2)})`;
}
function artifacts({ artifacts: found, beside }) {
  if (beside !== void 0) return `; its artifacts could not be brought back (${beside.code})`;
  if (found === void 0) return "";
  return `; ${found.count === 1 ? "1 file is" : `${found.count} files are`} in ${printable(found.path)}`;
}

// action/outcome.ts
function exitCodeOf(outcome) {
  switch (outcome.kind) {
    case "triggered":
    case "succeeded":
      return 0;
    case "failed":
      return 1;
    case "timed-out":
      return 5;
    case "canceled":
    case "skipped":
    case "blocked":
    case "interrupted":
      return 6;
    case "error":
      return outcome.error.exitCode;
  }
}

// action/step-result.ts
var STEP_RESULT_SCHEMA = "sluice/step-result@1";

// action/report/result.ts
function toResult(ending) {
  const { outcome, pipeline, artifacts: artifacts2 } = ending;
  const error2 = outcome.kind === "error" ? outcome.error : ending.beside;
  return {
    schema: STEP_RESULT_SCHEMA,
    outcome: outcome.kind,
    exitCode: exitCodeOf(outcome),
    ...pipeline === void 0 ? {} : {
      pipeline: {
        id: pipeline.id,
        projectId: pipeline.projectId,
        webUrl: pipeline.webUrl,
        status: statusText(pipeline.status),
        ref: pipeline.ref,
        sha: pipeline.sha
      }
    },
    ...artifacts2 === void 0 ? {} : { artifacts: artifacts2 },
    ...error2 === void 0 ? {} : { error: errorFields(error2) }
  };
}
var LONGEST_OUTPUT = 25e4;
function resultOutput(result2) {
  const whole = JSON.stringify(result2);
  const { artifacts: artifacts2 } = result2;
  if (whole.length <= LONGEST_OUTPUT || artifacts2 === void 0) return whole;
  const without = JSON.stringify({
    ...result2,
    artifacts: { ...artifacts2, files: [], leftOut: artifacts2.files.length }
  });
  let room = LONGEST_OUTPUT - without.length;
  const fitting = artifacts2.files.findIndex((file) => {
    room -= JSON.stringify(file).length + 1;
    return room < 0;
  });
  const files = artifacts2.files.slice(0, Math.max(0, fitting));
  return JSON.stringify({
    ...result2,
    artifacts: { ...artifacts2, files, leftOut: artifacts2.files.length - files.length }
  });
}
function errorFields(error2) {
  return { code: error2.code, message: error2.message, hint: error2.hint };
}

// action/report/markdown.ts
function markdownText(text2, maxLength = 200) {
  return escaped2(printable(text2, maxLength));
}
function markdownMessage(text2, maxLength = 2e3) {
  return text2.slice(0, maxLength).split("\n").map((line) => escaped2(printableWhole(line, maxLength))).join("<br>");
}
function escaped2(text2) {
  return text2.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll(/\bwww\./gi, (start2) => `${start2.slice(0, -1)}&#46;`).replaceAll(/[\\`*_{}[\]()#+!|~:@$^=-]/g, (char) => `&#${char.charCodeAt(0)};`);
}
function markdownLink(text2, address) {
  const url = URL.parse(address);
  if (url === null || !["http:", "https:"].includes(url.protocol)) return markdownText(text2);
  const target = url.href.replaceAll(/[()|<>\\`]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
  return `[${markdownText(text2)}](${target})`;
}
function markdownTable(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

// action/report/summary.ts
var MARK = {
  triggered: "\u{1F680}",
  succeeded: "\u2705",
  failed: "\u274C",
  canceled: "\u{1F6AB}",
  skipped: "\u23ED\uFE0F",
  blocked: "\u270B",
  "timed-out": "\u231B",
  interrupted: "\u{1F6AB}",
  error: "\u274C"
};
var MOST_ROWS = 100;
function summaryMarkdown(ending, hide2) {
  const shown2 = (text2) => markdownText(hide2(text2));
  const { outcome, pipeline, project } = ending;
  const where = project === void 0 ? "" : ` of ${shown2(String(project))}`;
  const parts = [`### ${MARK[outcome.kind]} Downstream pipeline${where}: ${outcome.kind}`];
  if (pipeline !== void 0)
    parts.push(
      markdownTable(
        ["Pipeline", "Status", "Ref", "Commit", "Waited"],
        [
          [
            markdownLink(String(pipeline.id), hide2(pipeline.webUrl)),
            shown2(statusText(pipeline.status)),
            shown2(pipeline.ref),
            markdownText(hide2(pipeline.sha).slice(0, 12)),
            ending.waitedMs === void 0 ? "\u2013" : formatDuration(ending.waitedMs)
          ]
        ]
      )
    );
  const { jobs = [] } = ending;
  if (jobs.length > 0) parts.push(jobsTable(jobs, hide2));
  if (ending.artifacts !== void 0)
    parts.push(
      `**Artifacts:** ${ending.artifacts.count === 1 ? "1 file" : `${ending.artifacts.count} files`} in ${shown2(ending.artifacts.path)}`
    );
  const error2 = outcome.kind === "error" ? outcome.error : ending.beside;
  if (error2 !== void 0)
    parts.push(`**${error2.code}:** ${markdownMessage(hide2(error2.message))}

${markdownMessage(hide2(error2.hint))}`);
  if (ending.cancellation !== void 0) parts.push(markdownMessage(hide2(ending.cancellation)));
  return `${parts.join("\n\n")}
`;
}
function jobsTable(jobs, hide2) {
  const rows = [...jobs].sort((one, other) => one.id - other.id).slice(0, MOST_ROWS);
  const table = markdownTable(
    ["Job", "Stage", "Status", "Duration"],
    rows.map((job) => jobRow2(job, hide2))
  );
  const left = jobs.length - rows.length;
  return left === 0 ? table : `${table}

\u2026and ${left} more jobs.`;
}
function jobRow2(job, hide2) {
  const shown2 = (text2) => markdownText(hide2(text2));
  const status2 = shown2(statusText(job.status));
  const reason3 = job.failureReason === void 0 ? "" : ` (${shown2(job.failureReason)})`;
  const allowed = job.status === "failed" && job.allowFailure ? ", allowed" : "";
  return [
    markdownLink(hide2(job.name), hide2(job.webUrl)),
    shown2(job.stage),
    `${status2}${reason3}${allowed}`,
    job.durationS === void 0 ? "\u2013" : formatDuration(job.durationS * 1e3)
  ];
}

// action/report/report.ts
function publishPipeline(host, pipeline) {
  host.output("pipeline-id", String(pipeline.id));
  host.output("web-url", pipeline.webUrl);
  host.output("status", statusText(pipeline.status));
  host.output("ref", pipeline.ref);
  host.output("sha", pipeline.sha);
}
async function report(host, ending) {
  const result2 = toResult(ending);
  await besides(host, "The outputs could not be written", () => {
    if (ending.pipeline !== void 0) publishPipeline(host, ending.pipeline);
    host.output("artifacts-path", ending.artifacts?.path ?? "");
    host.output("artifacts-downloaded", String((ending.artifacts?.count ?? 0) > 0));
    host.output("result", resultOutput(result2));
  });
  await besides(
    host,
    "The summary could not be written",
    () => host.summary(summaryMarkdown(ending, (text2) => host.hide(text2)))
  );
  const error2 = ending.outcome.kind === "error" ? ending.outcome.error : ending.beside;
  if (error2 !== void 0) host.error(describe(error2));
  const line = closingLine(ending);
  if (result2.exitCode !== 0 && ending.outcome.kind !== "error") host.error(line);
  else host.line(line, TONE[ending.outcome.kind]);
  return result2;
}
var TONE = {
  triggered: "good",
  succeeded: "good",
  failed: "bad",
  canceled: "bad",
  skipped: "bad",
  blocked: "bad",
  "timed-out": "bad",
  interrupted: "bad",
  error: "bad"
};

// shared/gitlab/pipelines.ts
function getPipeline(gitlab, credential, project, id2, signal) {
  const path = route`projects/${project}/pipelines/${id2}`;
  const what = `reading pipeline ${id2} of ${projectName(project)}`;
  return call(gitlab, { path, what, credential }, parsePipeline, signal);
}
function cancelPipeline(gitlab, credential, project, id2, signal) {
  const path = route`projects/${project}/pipelines/${id2}/cancel`;
  const what = `canceling pipeline ${id2} of ${projectName(project)}`;
  return call(gitlab, { method: "POST", path, what, credential }, parsePipeline, signal);
}

// shared/time/within.ts
async function within(clock, ms, late, work, signal) {
  const limit = new AbortController();
  const done = new AbortController();
  const timer = clock.sleep(ms, done.signal).then(
    () => limit.abort(late()),
    () => void 0
  );
  try {
    return await work(signal === void 0 ? limit.signal : AbortSignal.any([signal, limit.signal]));
  } finally {
    done.abort();
    await timer;
  }
}

// action/trigger/cancel.ts
var CANCEL_WITHIN_MS = 5e3;
async function cancelDownstream(gitlab, clock, readers, { project, id: id2 }) {
  const credential = readers.find(({ kind }) => kind === "access-token");
  if (credential === void 0) return { kind: "not-possible" };
  const late = () => new CodedError("GITLAB_DEADLINE", `GitLab did not answer the request to cancel pipeline ${id2}.`);
  try {
    const { status: status2 } = await within(
      clock,
      CANCEL_WITHIN_MS,
      late,
      (signal) => cancelPipeline(gitlab, credential, project, id2, signal)
    );
    return { kind: "requested", status: status2 };
  } catch (error2) {
    return { kind: "failed", reason: oneLine(error2) };
  }
}
function cancellationText(pipeline, cancellation) {
  const [id2, url] = [pipeline.id, printable(pipeline.webUrl)];
  switch (cancellation.kind) {
    case "requested":
      return `Asked GitLab to cancel pipeline ${id2}; it is ${printable(statusText(cancellation.status), 60)}: ${url}`;
    case "not-possible":
      return `Pipeline ${id2} keeps running: cancelling it needs \`access-token\` with the scope api. Cancel it at ${url}`;
    case "failed":
      return `Pipeline ${id2} may keep running: ${cancellation.reason} Cancel it at ${url}`;
  }
}

// action/trigger/run-state.ts
var RUN_STATE = { pipeline: "pipeline", finished: "finished" };
function writeLeftRunning(left) {
  return JSON.stringify(left);
}

// shared/gitlab/trigger-tokens.ts
function listTriggerTokens(gitlab, credential, project, signal) {
  const path = route`projects/${project}/triggers`;
  const what = `listing the trigger tokens of ${projectName(project)}`;
  return listAll(gitlab, { path, what, credential }, parseTriggerToken, signal);
}

// shared/gitlab/explain.ts
async function explainNotFound(gitlab, order, error2, readers, signal) {
  if (!isCoded(error2, "GITLAB_TRIGGER_NOT_FOUND")) return error2;
  const { project, credential } = order;
  const kind = tokenKind(credential.token.reveal());
  if (!canTrigger(kind))
    return unknownToken(
      order,
      error2,
      `the token given as ${credential.kind.replace("-", " ")} is ${kind}, which never triggers anything`
    );
  for (const reader of [...readers, ANONYMOUS]) {
    const sight = await look(gitlab, reader, project, signal);
    if (sight === "seen") {
      if (credential.kind === "job-token" || kind === "a job token") return jobTokenShutOut(order, error2, reader);
      const expiry = await expiryOf(gitlab, reader, order, signal);
      return unknownToken(order, error2, expiry ?? `the project is there ${credentialName(reader)}`);
    }
    if (sight === "hidden" && reader.kind === "access-token") return projectMissing(order, error2);
  }
  return error2;
}
async function look(gitlab, credential, project, signal) {
  const what = `looking for ${projectName(project)}`;
  try {
    await gitlab.send({ method: "GET", path: route`projects/${project}`, what, credential, retry: ONCE }, signal);
    return "seen";
  } catch (error2) {
    signal?.throwIfAborted();
    return isCoded(error2, "GITLAB_NOT_FOUND") ? "hidden" : "unclear";
  }
}
var ONCE = { maxAttempts: 1, baseMs: 0, maxMs: 0, maxRetryAfterMs: 0 };
async function expiryOf(gitlab, reader, order, signal) {
  if (reader.kind !== "access-token") return void 0;
  try {
    const tokens = await listTriggerTokens(gitlab, reader, order.project, signal);
    const ours = tokens.find(({ token }) => token === order.credential.token.reveal());
    if (ours?.expiresAt === void 0 || Date.parse(ours.expiresAt) > gitlab.deps.clock.now().getTime())
      return void 0;
    return `the token is the project's trigger token ${ours.id}, which expired at ${ours.expiresAt}`;
  } catch {
    signal?.throwIfAborted();
    return void 0;
  }
}
function unknownToken(order, error2, why) {
  return narrowed("GITLAB_TRIGGER_TOKEN_UNKNOWN", order, error2, why);
}
function jobTokenShutOut(order, error2, reader) {
  const why = `the project is there ${credentialName(reader)}, so it does not let the job token in`;
  return narrowed("GITLAB_JOB_TOKEN_NOT_ALLOWED", order, error2, why);
}
function projectMissing(order, error2) {
  return narrowed("GITLAB_PROJECT_NOT_FOUND", order, error2, "the access token finds no such project either");
}
function narrowed(code, { project }, cause, why) {
  const message = `GitLab answered 404 to triggering a pipeline on ${projectName(project)}, and ${why}.`;
  return new CodedError(code, message, { cause, ...cause.status === void 0 ? {} : { status: cause.status } });
}

// shared/gitlab/trigger-fault.ts
function triggerFault(error2) {
  if (!isCoded(error2)) return "ambiguous";
  switch (error2.code) {
    case "GITLAB_UNREACHABLE":
    case "GITLAB_TLS_FAILED":
    case "GITLAB_RATE_LIMITED":
    case "GITLAB_CREATION_RATE_LIMIT":
    case "GITLAB_REF_NOT_FOUND":
      return "not-created";
    case "GITLAB_SERVER_ERROR":
      return error2.status === 503 ? "not-created" : "ambiguous";
    case "GITLAB_CONNECTION_LOST":
    case "GITLAB_DEADLINE":
    case "TRIGGER_AMBIGUOUS":
    case "INTERNAL":
      return "ambiguous";
    case "GITLAB_ANSWER_UNREADABLE":
    case "GITLAB_ANSWER_TOO_LARGE":
      return isRefusal(error2.status) ? "refused" : "ambiguous";
    default:
      return "refused";
  }
}
function isRefusal(status2) {
  return status2 !== void 0 && status2 >= 300 && status2 < 500;
}

// shared/gitlab/trigger-body.ts
var RESERVED_KEYS = /* @__PURE__ */ new Set([
  "id",
  "ref",
  "token",
  "variables",
  "inputs",
  "job_token",
  "private_token",
  "access_token",
  "sudo"
]);
function triggerBody(content) {
  const { body, payload = {}, variables, inputs } = content;
  if (body !== void 0) return preparedBody(body);
  const taken = Object.keys(payload).filter((key) => RESERVED_KEYS.has(key));
  if (taken.length > 0)
    throw new CodedError("INPUT_INVALID", `The payload has keys that are GitLab's own: ${taken.join(", ")}.`, {
      hint: "Carry a foreign payload under one key of its own."
    });
  const wrong = Object.entries(variables ?? {}).find(([, value]) => typeof value !== "string");
  if (wrong !== void 0)
    throw new CodedError("INPUT_INVALID", `The pipeline variable ${printable(wrong[0], 100)} is not a string.`, {
      hint: "Quote numbers and booleans in `variables`; use `inputs` for typed values."
    });
  return JSON.stringify({
    token: content.credential.token.reveal(),
    ...content.spelling === "body" ? { ref: content.ref } : {},
    ...variables === void 0 ? {} : { variables },
    ...inputs === void 0 ? {} : { inputs },
    ...payload
  });
}
function preparedBody(body) {
  if (!$isUtf8(body)) throw new CodedError("INPUT_INVALID", "The prepared body of the trigger call is not UTF-8.");
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8");
}

// shared/gitlab/trigger-refusal.ts
var SENTENCES = [
  [/\b(token|ref) is missing|\btoken is (empty|blank)/i, "GITLAB_PARAMETER_MISSING"],
  [/\bref\b.{0,20}(is empty|is blank|can't be blank|cannot be blank)/i, "GITLAB_REF_EMPTY"],
  [/variables is invalid/i, "GITLAB_VARIABLES_INVALID"],
  [/map of key-valued strings/i, "GITLAB_VARIABLES_NOT_STRINGS"],
  [/reference not found/i, "GITLAB_REF_NOT_FOUND"],
  [/workflow rules/i, "GITLAB_FILTERED_BY_WORKFLOW_RULES"],
  [/rules configuration prevented|pipeline will not run for the selected|no stages \/ jobs/i, "GITLAB_NO_JOBS"],
  [/missing .*\bCI config\b/i, "GITLAB_NO_CI_FILE"],
  [/permissions? to set pipeline variables/i, "GITLAB_VARIABLES_FORBIDDEN"],
  [/permissions? to create a new pipeline/i, "GITLAB_PIPELINE_FORBIDDEN"],
  [/permissions? to run a pipeline on/i, "GITLAB_REF_PROTECTED"],
  [/pipelines are disabled/i, "GITLAB_PIPELINES_DISABLED"],
  [/too many pipelines created/i, "GITLAB_CREATION_RATE_LIMIT"],
  [/duplicate variable name/i, "GITLAB_VARIABLE_DUPLICATE"],
  [
    /\binputs is invalid|`[^`]+` input: |unknown input|inputs? not defined|given inputs|\binputs?\b.{0,60}(not provided|not been provided|not valid|required)/i,
    "GITLAB_INPUTS_REFUSED"
  ]
];
var REASONS = {
  external_validation_failure: "The instance's external pipeline validation refused it: ask its administrator.",
  user_not_verified: "The token's owner must verify their account with GitLab first.",
  size_limit_exceeded: "The pipeline has more jobs than the instance's limit allows: make it smaller or have the limit raised.",
  job_activity_limit_exceeded: "Too many jobs are active in the target: wait for some to end, then trigger again.",
  deployments_limit_exceeded: "The pipeline has more deployments than the instance's limit allows.",
  project_deleted: "The target project is being deleted."
};
function triggerRefusalOf(refusal) {
  const { status: status2, words } = refusal;
  switch (status2) {
    case 400:
      return codedRefusal(sentenceCode(words) ?? "GITLAB_PIPELINE_REFUSED", refusal);
    case 401:
      return codedRefusal(jobTokenCode(words) ?? "GITLAB_TOKEN_REJECTED", refusal);
    case 403:
      return /^(403 )?forbidden$/i.test(words.text) ? codedRefusal("GITLAB_PIPELINE_HOOK_REFUSED", refusal) : refusalOf(refusal);
    case 404:
      return codedRefusal("GITLAB_TRIGGER_NOT_FOUND", refusal, words.form === "html" ? NO_API : void 0);
    case 422:
      return storedFailure(refusal);
    default:
      return refusalOf(refusal);
  }
}
var NO_API = "What answered is a web page, not GitLab's API: check that `host` names the GitLab server, with its path when GitLab is installed under one (https://host/gitlab).";
function storedFailure(refusal) {
  const { words } = refusal;
  const code = sentenceCode(words);
  if (code !== void 0) return codedRefusal(code, refusal);
  const hint = Object.hasOwn(REASONS, words.text) ? REASONS[words.text] : void 0;
  if (hint !== void 0 || words.form !== "json") return codedRefusal("GITLAB_PIPELINE_REFUSED", refusal, hint);
  return codedRefusal("GITLAB_PIPELINE_INVALID", refusal);
}
function sentenceCode(words) {
  for (const [pattern, code] of SENTENCES) if (words.lines.some((line) => pattern.test(line))) return code;
  return void 0;
}

// shared/gitlab/triggers.ts
async function triggerPipeline(gitlab, order, signal) {
  const { project, ref, credential, spelling } = order;
  const what = `triggering a pipeline on ${projectName(project)} at ref ${printable(ref, 200)} with the ${credential.kind.replace("-", " ")}`;
  const path = spelling === "body" ? route`projects/${project}/trigger/pipeline` : route`projects/${project}/ref/${ref}/trigger/pipeline`;
  const secrets = [credential.token];
  const answer = await gitlab.send(
    {
      method: "POST",
      path,
      what,
      headers: eventHeaders(order.eventUuid),
      body: triggerBody(order),
      secrets,
      refusal: triggerRefusalOf,
      ...order.leaving === void 0 ? {} : { leaving: order.leaving }
    },
    signal
  );
  return readAnswer(answer, what, parsePipeline, secrets);
}
function eventHeaders(eventUuid) {
  return eventUuid !== void 0 && /^[\w-]{1,64}$/.test(eventUuid) ? { "x-gitlab-event-uuid": eventUuid } : {};
}

// action/trigger/grace.ts
async function graceAfter(clock, graceMs, signal, work) {
  const late = new AbortController();
  const done = new AbortController();
  const begin = () => {
    clock.sleep(graceMs, done.signal).then(
      () => late.abort(signal.reason),
      () => void 0
    );
  };
  if (signal.aborted) begin();
  else signal.addEventListener("abort", begin, { once: true });
  try {
    return await work(late.signal);
  } finally {
    signal.removeEventListener("abort", begin);
    done.abort();
  }
}

// action/trigger/repeat.ts
var CREATION_LIMIT = { maxAttempts: 5, baseMs: 2e4, maxMs: 6e4, maxRetryAfterMs: 12e4 };
function repeatTriggerMs(error2, attempt, random2) {
  if (!(error2 instanceof CodedError) || triggerFault(error2) !== "not-created") return "stop";
  const policy = error2.code === "GITLAB_CREATION_RATE_LIMIT" ? CREATION_LIMIT : READ_RETRY;
  if (error2.code === "GITLAB_REF_NOT_FOUND" || error2.code === "GITLAB_TLS_FAILED") return "stop";
  return nextDelayMs(policy, attempt, random2, error2.retryAfterMs);
}

// action/trigger/trigger.ts
var ANSWER_GRACE_MS = 4e3;
async function trigger(deps, order, readers, signal) {
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    try {
      return await graceAfter(deps.clock, ANSWER_GRACE_MS, signal, (late) => triggerPipeline(deps.gitlab, order, late));
    } catch (error2) {
      const pauseMs = repeatTriggerMs(error2, attempt, deps.random());
      if (pauseMs === "stop") throw await final(deps.gitlab, order, error2, readers, signal);
      const why = error2 instanceof Error ? error2.message : "";
      deps.tell(`No pipeline was created; trying again in ${formatDuration(pauseMs)}. ${why}`);
      await deps.clock.sleep(pauseMs, signal);
    }
  }
}
async function final(gitlab, order, error2, readers, signal) {
  if (isCoded(error2, "GITLAB_TRIGGER_NOT_FOUND")) return await explainNotFound(gitlab, order, error2, readers, signal);
  const stopped = signal.aborted && error2 === signal.reason;
  return stopped || triggerFault(error2) === "ambiguous" ? ambiguous(gitlab, order, error2, stopped) : error2;
}
function ambiguous(gitlab, order, cause, stopped) {
  const came = stopped ? "the step was stopped before GitLab answered" : "what came back does not tell whether it exists";
  return new CodedError(
    "TRIGGER_AMBIGUOUS",
    `A pipeline of ${printable(String(order.project))} at ref ${printable(order.ref)} was asked for, and ${came}.`,
    {
      cause,
      hint: `Look at ${pipelineList(gitlab.url, order.project)} for one started at this time before triggering again: a second call would start a second pipeline.`
    }
  );
}
function pipelineList(server, project) {
  return typeof project === "number" ? `${server}/projects/${project} (Build > Pipelines)` : `${server}/${project}/-/pipelines`;
}

// action/watch/jobs-reader.ts
function jobsReader(readers, list, tell) {
  const first = new FirstThatReads(readers);
  let hopeless = false;
  return async (signal) => {
    if (hopeless) return void 0;
    try {
      return await first.read((credential) => list(credential, signal));
    } catch (error2) {
      if (!cannotRead(error2)) throw error2;
      hopeless = true;
      tell(`The pipeline's jobs are not shown: ${error2.message}`);
      return void 0;
    }
  };
}

// action/watch/lookout.ts
var NO_JOB_FOR_MS = 6e4;
var SECOND_ROUND_AFTER_MS = 2e3;
var Lookout = class {
  #deps;
  #ladder;
  #what;
  #rung;
  #emptySinceMs;
  /** Rungs that turned out to show nothing, whatever they answer. */
  #blind = /* @__PURE__ */ new Set();
  /** @param what the pipeline in words, for errors: "pipeline 7 of group/app" */
  constructor(deps, ladder, what) {
    this.#deps = deps;
    this.#ladder = ladder;
    this.#what = what;
  }
  /**
   * The pipeline as it stands; undefined while the rung in use shows nothing yet.
   *
   * Throws WATCH_FORBIDDEN when no rung works, and lets through what is no matter of permission.
   */
  async look(signal) {
    if (this.#rung === void 0) return await this.#probe(signal);
    try {
      return await this.#lookBy(this.#rung, signal);
    } catch (error2) {
      if (!cannotRead(error2)) throw error2;
      this.#deps.tell(`Looking ${rungText(this.#rung)} no longer works: ${error2.message}`);
      this.#rung = void 0;
      return await this.#probe(signal);
    }
  }
  async #probe(signal) {
    for (let round = 1; ; round += 1) {
      const refusals = [];
      for (const rung of this.#ladder) {
        if (this.#blind.has(rung)) {
          refusals.push(`${rungText(rung)}: the pipeline has no job that would show its status`);
          continue;
        }
        try {
          const seen = await this.#lookBy(rung, signal);
          this.#rung = rung;
          this.#deps.tell(`Looking at the pipeline ${rungText(rung)}.`);
          return seen;
        } catch (error2) {
          if (!cannotRead(error2)) throw error2;
          refusals.push(`${rungText(rung)}: ${error2.message}`);
        }
      }
      if (round === 2) throw forbidden(this.#what, refusals);
      await this.#deps.clock.sleep(SECOND_ROUND_AFTER_MS, signal);
    }
  }
  async #lookBy(rung, signal) {
    const seen = await this.#deps.lookBy(rung, signal);
    if (seen !== void 0) {
      this.#emptySinceMs = void 0;
      return seen;
    }
    const nowMs = this.#deps.clock.monotonicMs();
    this.#emptySinceMs ??= nowMs;
    if (nowMs - this.#emptySinceMs < NO_JOB_FOR_MS) return void 0;
    this.#blind.add(rung);
    throw new CodedError("GITLAB_NOT_FOUND", `${this.#what} has no job that would show its status.`);
  }
};
function forbidden(what, refusals) {
  return new CodedError(
    "WATCH_FORBIDDEN",
    [`The status of ${what} cannot be read by any way tried:`, ...refusals.map((refusal) => `  ${refusal}`)].join("\n")
  );
}

// action/watch/jobs-due.ts
var SHARE_OF_ELAPSED = 0.2;
var SHORTEST_MS = 2e3;
var LONGEST_MS = 6e4;
function jobsDue(last, pipeline, waitedMs) {
  if (last === void 0) return true;
  if (statusText(last.pipeline.status) !== statusText(pipeline.status)) return true;
  return waitedMs - last.atMs >= Math.min(LONGEST_MS, Math.max(SHORTEST_MS, waitedMs * SHARE_OF_ELAPSED));
}

// action/watch/outage.ts
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
var SHORTEST_PAUSE_MS = 5e3;
function isPassing(error2) {
  return isCoded(error2, ...PASSING2);
}
function judgeOutage(lastedMs, budgetMs, plannedMs, retryAfterMs) {
  const leftMs = budgetMs - lastedMs;
  if (leftMs <= 0) return { kind: "over-budget" };
  return { kind: "endure", pauseMs: Math.min(leftMs, Math.max(SHORTEST_PAUSE_MS, plannedMs, retryAfterMs ?? 0)) };
}

// action/watch/progress.ts
var NOT_BEGUN = /* @__PURE__ */ new Set([
  "created",
  "waiting_for_resource",
  "preparing",
  "waiting_for_callback",
  "pending",
  "scheduled",
  "skipped"
]);
function jobProgress(before, after) {
  const known = new Map(before.map((job) => [job.id, statusText(job.status)]));
  return [...after].sort((one, other) => one.id - other.id).filter((job) => known.get(job.id) !== statusText(job.status) && !NOT_BEGUN.has(job.status)).map(lineOf);
}
function lineOf(job) {
  const name = `${printable(job.name, 100)} (${printable(job.stage, 60)})`;
  const after = job.durationS === void 0 ? "" : ` after ${formatDuration(job.durationS * 1e3)}`;
  switch (job.status) {
    case "running":
      return { text: `  ${name} started`, tone: "dim" };
    case "success":
      return { text: `  ${name} succeeded${after}`, tone: "good" };
    case "failed":
      return job.allowFailure ? { text: `  ${name} failed${after}${reason2(job)}, which is allowed`, tone: "dim" } : { text: `  ${name} failed${after}${reason2(job)}: ${printable(job.webUrl)}`, tone: "bad" };
    case "canceled":
      return { text: `  ${name} was canceled${after}`, tone: "dim" };
    case "manual":
      return { text: `  ${name} waits for a person to start it: ${printable(job.webUrl)}`, tone: "dim" };
    default:
      return { text: `  ${name} is ${printable(statusText(job.status), 60)}`, tone: "dim" };
  }
}
function reason2(job) {
  return job.failureReason === void 0 ? "" : ` (${printable(job.failureReason, 80)})`;
}

// action/watch/jobs-show.ts
var LONGEST_LISTING_MS = 15e3;
var LAST_LISTING_MS = 3e4;
var JobsShow = class {
  #deps;
  #last;
  constructor(deps) {
    this.#deps = deps;
  }
  /** Lists the jobs when that is due, and tells a line per change. A passing fault is let go: progress is a courtesy. */
  async show(seen, { waitedMs, leftMs, isLast }, signal) {
    if (!jobsDue(this.#last, seen, waitedMs)) return;
    const { clock, listJobs, tell } = this.#deps;
    const tooLate = () => new CodedError("GITLAB_DEADLINE", `GitLab did not list the jobs of pipeline ${seen.id}.`);
    const limitMs = isLast ? LAST_LISTING_MS : Math.min(LONGEST_LISTING_MS, leftMs / 2);
    const before = this.#last?.jobs ?? [];
    this.#last = { atMs: waitedMs, pipeline: seen, jobs: before };
    try {
      const jobs = await within(clock, limitMs, tooLate, listJobs, signal);
      if (jobs === void 0) return;
      for (const line of jobProgress(before, jobs)) tell(line);
      this.#last = { atMs: waitedMs, pipeline: seen, jobs };
    } catch (error2) {
      signal.throwIfAborted();
      if (!isPassing(error2)) throw error2;
    }
  }
};

// action/watch/judge.ts
var ENDS = {
  created: void 0,
  waiting_for_resource: void 0,
  preparing: void 0,
  waiting_for_callback: void 0,
  pending: void 0,
  running: void 0,
  success: "succeeded",
  failed: "failed",
  canceling: void 0,
  canceled: "canceled",
  skipped: "skipped",
  manual: "blocked",
  scheduled: void 0
};
function judge(status2, waitedMs, timeoutMs) {
  const end = typeof status2 === "string" ? ENDS[status2] : void 0;
  if (end !== void 0) return { kind: "settled", as: end };
  const leftMs = timeoutMs - waitedMs;
  return leftMs <= 0 ? { kind: "timed-out" } : { kind: "wait", leftMs };
}

// action/watch/patient-look.ts
var LAST_LOOK_MS = 5e3;
var PatientLook = class {
  #deps;
  #budgetMs;
  #outage;
  /** @param budgetMs how long GitLab may be out of reach at a stretch */
  constructor(deps, budgetMs) {
    this.#deps = deps;
    this.#budgetMs = budgetMs;
  }
  /**
   * The pipeline, or undefined when this look has shown nothing. Throws what is no passing fault.
   *
   * @param last the pipeline as last seen
   * @param leftMs what is left of the wait
   */
  async look(last, leftMs, signal) {
    const { clock, look: look2, tell } = this.#deps;
    const tooLate = () => new CodedError("GITLAB_DEADLINE", `GitLab did not answer a look at pipeline ${last.id}.`);
    try {
      const seen = await within(clock, leftMs + LAST_LOOK_MS, tooLate, look2, signal);
      if (this.#outage !== void 0) {
        const lasted = formatDuration(clock.monotonicMs() - this.#outage.sinceMs);
        tell({ text: `GitLab answers again after ${lasted}.`, tone: "plain" });
      }
      this.#outage = void 0;
      return seen;
    } catch (error2) {
      signal.throwIfAborted();
      if (!isPassing(error2)) throw error2;
      if (this.#outage === void 0) this.#warn(error2, leftMs);
      this.#outage = { sinceMs: this.#outage?.sinceMs ?? clock.monotonicMs(), error: error2 };
      return void 0;
    }
  }
  /** The pause before the next look, where `plannedMs` is the schedule's. Throws WATCH_OUTAGE when the budget is used up. */
  pauseMs(last, plannedMs) {
    if (this.#outage === void 0) return plannedMs;
    const { error: error2, sinceMs } = this.#outage;
    const lastedMs = this.#deps.clock.monotonicMs() - sinceMs;
    const retryAfterMs = error2 instanceof CodedError ? error2.retryAfterMs : void 0;
    const verdict = judgeOutage(lastedMs, this.#budgetMs, plannedMs, retryAfterMs);
    if (verdict.kind === "endure") return verdict.pauseMs;
    throw new CodedError(
      "WATCH_OUTAGE",
      `GitLab has not answered usably for ${formatDuration(lastedMs)} while waiting for pipeline ${last.id}; it was ${printable(statusText(last.status), 60)} when last seen.`,
      { cause: error2, hint: `Open ${printable(last.webUrl)} to see how it stands.` }
    );
  }
  #warn(error2, leftMs) {
    const onMs = Math.min(this.#budgetMs, leftMs);
    const goesOn = onMs > 0 ? `; the wait goes on for up to ${formatDuration(onMs)}` : "";
    this.#deps.warn(`GitLab cannot be asked at present${goesOn}. ${error2 instanceof Error ? error2.message : ""}`);
  }
};

// action/watch/schedule.ts
var SHARE_OF_ELAPSED2 = 0.05;
var SHORTEST_MS2 = 1e3;
var LONGEST_MS2 = 15e3;
var JITTER = 0.1;
function nextLookMs(elapsedMs, random2, pollIntervalMs) {
  if (pollIntervalMs !== void 0) return pollIntervalMs;
  const step = Math.min(LONGEST_MS2, Math.max(SHORTEST_MS2, elapsedMs * SHARE_OF_ELAPSED2));
  return Math.round(step * (1 - JITTER * random2));
}

// action/watch/watch.ts
async function watch(deps, started, policy, signal) {
  const { clock, random: random2, warn } = deps;
  const beginMs = clock.monotonicMs();
  const waited = () => clock.monotonicMs() - beginMs;
  const left = () => Math.max(0, policy.timeoutMs - waited());
  const patience = new PatientLook(deps, policy.outageBudgetMs);
  const jobs = new JobsShow(deps);
  const warnOnce = onceEach(warn);
  let pipeline = started;
  for (; ; ) {
    const waitedMs = waited();
    const verdict = judge(pipeline.status, waitedMs, policy.timeoutMs);
    if (verdict.kind !== "wait") return { ...verdict, pipeline, waitedMs };
    const pauseMs = patience.pauseMs(pipeline, nextLookMs(waitedMs, random2(), policy.pollIntervalMs));
    await clock.sleep(Math.min(verdict.leftMs, pauseMs), signal);
    const seen = await patience.look(pipeline, left(), signal);
    if (seen === void 0) continue;
    const unknown2 = unknownStatusText(seen.status);
    if (unknown2 !== void 0) warnOnce(unknown2);
    if (statusText(seen.status) !== statusText(pipeline.status))
      deps.tell({ text: statusLine(seen, waited()), tone: "plain" });
    pipeline = seen;
    deps.seen(seen);
    const isLast = judge(seen.status, 0, policy.timeoutMs).kind === "settled";
    await jobs.show(seen, { waitedMs: waited(), leftMs: left(), isLast }, signal);
  }
}
function statusLine({ id: id2, status: status2 }, waitedMs) {
  return `Pipeline ${id2}: ${printable(statusText(status2), 60)} (after ${formatDuration(waitedMs)})`;
}
function unknownStatusText(status2) {
  if (typeof status2 === "string") return void 0;
  return `GitLab reports the status "${printable(status2.unknown, 60)}", which this version of Sluice does not know; the wait goes on.`;
}
function onceEach(act) {
  const done = /* @__PURE__ */ new Set();
  return (text2) => {
    if (done.has(text2)) return;
    done.add(text2);
    act(text2);
  };
}

// action/watch/follow.ts
async function follow2({ gitlab, host, clock, random: random2 }, { started, project, readers, policy }, heard, signal) {
  const { id: id2, projectId } = started;
  const tell = (text2) => host.line(text2);
  const lookBy = ({ credential, by }, until) => by === "pipeline" ? getPipeline(gitlab, credential, projectId, id2, until) : peekPipeline(gitlab, credential, projectId, id2, until);
  const what = `pipeline ${id2} of ${printable(String(project))}`;
  const lookout = new Lookout({ clock, tell, lookBy }, ladderOf(readers), what);
  const list = (credential, until) => listPipelineJobs(gitlab, credential, projectId, id2, {}, until);
  const readJobs = jobsReader(readers, list, tell);
  return await watch(
    {
      clock,
      random: random2,
      look: (until) => lookout.look(until),
      listJobs: async (until) => {
        const jobs = await readJobs(until);
        if (jobs !== void 0) heard.jobs(jobs);
        return jobs;
      },
      tell: ({ text: text2, tone }) => host.line(text2, tone),
      warn: (text2) => host.warning(text2),
      seen: heard.pipeline
    },
    started,
    policy,
    signal
  );
}

// action/step.ts
async function runStep(deps, inputs, signal) {
  const { host, clock } = deps;
  const known = {};
  let outcome;
  let cancellation;
  try {
    outcome = await pursue(deps, await inputs, known, signal);
  } catch (error2) {
    outcome = outcomeOf(error2, signal);
    if (outcome.kind === "error" && error2 instanceof Error && !isCoded(error2)) host.log.debug(error2.stack ?? "");
    if (outcome.kind === "interrupted") cancellation = await cancelLeftRunning(clock, known);
  }
  known.gitlab?.close();
  const ending = {
    outcome,
    ...known.inputs === void 0 ? {} : { project: known.inputs.project },
    ...known.pipeline === void 0 ? {} : { pipeline: known.pipeline },
    ...known.jobs === void 0 ? {} : { jobs: known.jobs },
    ...known.artifacts === void 0 ? {} : { artifacts: known.artifacts },
    ...known.beside === void 0 ? {} : { beside: known.beside },
    ...cancellation === void 0 ? {} : { cancellation: cancellation.text },
    ...known.triggeredAtMs === void 0 ? {} : { waitedMs: clock.monotonicMs() - known.triggeredAtMs }
  };
  const result2 = await report(host, ending);
  if (cancellation?.failed !== true)
    await besides(host, "The step's end could not be noted", () => host.saveState(RUN_STATE.finished, "true"));
  return result2;
}
async function pursue(deps, inputs, known, signal) {
  const { host } = deps;
  for (const secret of inputs.secrets) host.mask(secret);
  known.inputs = inputs;
  const plan = planRun(inputs);
  for (const line of planText(plan, inputs)) host.line(line);
  if (sendsInTheClear(inputs.host)) host.warning(IN_THE_CLEAR);
  signal.throwIfAborted();
  const caFile = inputs.caFile === void 0 ? {} : { caFile: $resolve(deps.cwd, inputs.caFile) };
  const gitlab = deps.connect({ url: inputs.host, ...caFile }, quietly(host.log));
  known.gitlab = gitlab;
  const started = await start(deps, gitlab, plan, inputs, known, signal);
  if (plan.watch === void 0) return { kind: "triggered" };
  const { readers, project } = inputs;
  const heard = hearing(known);
  const watched = await follow2({ ...deps, gitlab }, { started, project, readers, policy: plan.watch }, heard, signal);
  if (watched.kind === "timed-out") return { kind: "timed-out", afterMs: watched.waitedMs };
  known.settled = true;
  if (plan.collect === void 0 || watched.as === "skipped" || watched.as === "blocked") return { kind: watched.as };
  const into = $resolve(deps.cwd, plan.collect.into);
  const order = { ...plan.collect, pipeline: started, readers, into };
  try {
    const collected = await bringBack({ ...deps, gitlab }, order, heard.jobs, signal);
    if (collected !== void 0)
      known.artifacts = { path: collected.path, count: collected.files.length, files: collected.files };
  } catch (error2) {
    signal.throwIfAborted();
    if (watched.as === "succeeded") throw error2;
    known.beside = toCoded(error2);
  }
  return { kind: watched.as };
}
function hearing(known) {
  return {
    pipeline: (seen) => {
      known.pipeline = seen;
    },
    jobs: (listed) => {
      known.jobs = listed;
    }
  };
}
async function start(deps, gitlab, plan, inputs, known, signal) {
  const { host, clock, random: random2 } = deps;
  const tell = (text2) => host.line(text2);
  const pipeline = await trigger({ gitlab, clock, random: random2, tell }, plan.trigger, inputs.readers, signal);
  known.pipeline = pipeline;
  known.triggeredAtMs = clock.monotonicMs();
  const { id: id2, projectId, webUrl } = pipeline;
  await besides(
    host,
    "The pipeline could not be noted for the post entry",
    () => host.saveState(
      RUN_STATE.pipeline,
      writeLeftRunning({ host: inputs.host, project: projectId, id: id2, webUrl: host.hide(webUrl) })
    )
  );
  await besides(host, "The outputs could not be written", () => publishPipeline(host, pipeline));
  host.line(`Triggered pipeline ${id2}: ${printable(webUrl)}`);
  return pipeline;
}
async function cancelLeftRunning(clock, known) {
  const { pipeline, gitlab, inputs } = known;
  if (pipeline === void 0 || gitlab === void 0 || inputs === void 0 || known.settled === true)
    return void 0;
  const target = { project: pipeline.projectId, id: pipeline.id, webUrl: pipeline.webUrl };
  const cancellation = await cancelDownstream(gitlab, clock, inputs.readers, target);
  if (cancellation.kind === "requested") known.pipeline = { ...pipeline, status: cancellation.status };
  return { text: cancellationText(target, cancellation), failed: cancellation.kind === "failed" };
}
function quietly(log) {
  const debug2 = log.debug.bind(log);
  return { debug: debug2, info: debug2, warn: debug2, error: debug2 };
}
function outcomeOf(error2, signal) {
  if (signal.aborted && !isCoded(error2, "TRIGGER_AMBIGUOUS")) return { kind: "interrupted" };
  return { kind: "error", error: toCoded(error2) };
}
function toCoded(error2) {
  if (error2 instanceof CodedError) return error2;
  return new CodedError("INTERNAL", `Sluice met something it did not expect: ${oneLine(error2)}`, { cause: error2 });
}

// action/main.ts
var stop = new AbortController();
for (const name of ["SIGINT", "SIGTERM"])
  process.on(name, () => stop.abort(new Error(`The step was stopped by ${name}.`)));
var { env } = process;
var random = Math.random;
var result = await runStep(
  {
    host: githubHost((env["GITHUB_STEP_SUMMARY"] ?? "") !== ""),
    clock: systemClock,
    random,
    connect: (options, log) => connectGitLab(options, { clock: systemClock, random, log }),
    files: disk,
    cwd: process.cwd()
  },
  parseInputs(rawFromAction(env), env),
  stop.signal
);
process.exitCode = result.exitCode;
