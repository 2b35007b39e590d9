export { attributeOf, childOf, childrenOf, langOf, type XmlAttribute, type XmlElement } from './element.js';
export { fromDom, type DomElement } from './from-dom.js';
export { parseXml } from './parse.js';
