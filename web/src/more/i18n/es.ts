/* What stands beside an answer, and batches of tablets, in Spanish. */

import type { Words } from "../words";

export const es: Words = {
  beside_hint: "Partes de los totales anuales publicados, los pesos de mezcla de una ley, tabletas y ladrillos; y lo que usted indique aquí. Cada comparación dice de dónde viene y qué tener en cuenta.",
  beside_on: "Mostrar las comparaciones",
  of: "Una incautación mayor, o un total publicado",
  of_hint: "Por ejemplo 1875 lb, o elija uno de la lista",
  population: "Habitantes",
  population_hint: "Por ejemplo 11.8 millones",
  price: "Un precio propio",
  price_hint: "Por ejemplo 34000/kg, $12,000/lb o $2/tablet. Vale para el peso bruto, salvo que diga pure",
  beside: "Al lado de otras cifras",
  beside_waiting: "Todavía no se entiende: vea el campo.",
  beside_copy: "Copiar las comparaciones",
  copied: "Copiado",
  copy_failed: "Este navegador no permite que la página copie. El texto está seleccionado: pulse Ctrl+C, o ⌘C en un Mac.",
  given: "con un valor propio",
};
