@echo off
rem Starts empirical: the native program next to this file if there is one, else empirical.jar on Java 17 or later.
setlocal EnableExtensions DisableDelayedExpansion
set "home=%~dp0"
if not exist "%home%empirical.jar" set "home=%home%..\lib\"
set "program=%home%empirical-windows-x86_64.exe"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME:"=%\bin\java"
rem Do not use %* inside parentheses: a parenthesis in an argument would end the block.
if not "%EMPIRICAL_JVM%"=="1" if exist "%program%" "%program%" %*& exit /b
"%java%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar "%home%empirical.jar" %*
