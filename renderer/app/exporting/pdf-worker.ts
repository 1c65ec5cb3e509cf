// What takes a PDF apart, in a thread of its own and from the app's own origin.
import 'pdfjs-dist/legacy/build/pdf.worker.min.mjs'
