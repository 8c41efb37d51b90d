// What Vite gives for these imports.
declare module '*?worker&url' {
  const url: string;
  export default url;
}
declare module '*.wasm?url' {
  const url: string;
  export default url;
}
