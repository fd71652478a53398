/* The page in Spanish. */

import type { Words } from "./words";

export const es: Words = {
  skip: "Ir a la respuesta",
  tagline: "Pesos incautados como equivalentes a dosis potencialmente letales",
  parts: "Qué convertir",
  part_one: "Una incautación",
  part_table: "Una tabla de incautaciones",
  ask: "¿Qué se incautó?",
  ask_hint: "Por ejemplo, 152 libras de fentanilo",
  private:
    "Nada sale de este dispositivo: la página hace aquí todas las cuentas y no guarda nada de lo que usted escribe.",
};
